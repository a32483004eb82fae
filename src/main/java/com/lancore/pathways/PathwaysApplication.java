package com.lancore.pathways;

import javax.sql.DataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.support.SQLErrorCodeSQLExceptionTranslator;
import org.springframework.jdbc.support.SQLExceptionTranslator;

/** Regulated pathways into China: sequences in BPMN, deadlines and gates in Java. */
@SpringBootApplication
public class PathwaysApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(PathwaysApplication.class, arguments);
    }

    /** By the codes of each database: the default knows PostgreSQL's lock timeout for nothing that can be tried again. */
    @Bean
    SQLExceptionTranslator databaseErrors(DataSource database) {
        return new SQLErrorCodeSQLExceptionTranslator(database);
    }
}
