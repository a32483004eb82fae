package com.lancore.pathways.speed;

import com.lancore.pathways.demo.DemoPeople;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.rest.security.auth.ProcessEngineAuthenticationFilter;
import org.camunda.bpm.engine.rest.security.auth.impl.HttpBasicAuthenticationProvider;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.freemarker.FreeMarkerAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;

/**
 * The bare starters of Camunda as a process of its own, on a database of its own: their defaults, history full, HTTP Basic
 * by the engine's own filter, our models with nothing behind them and people of the same names. Not annotated as a
 * configuration: no test of ours must find it.
 */
@EnableAutoConfiguration(exclude = {FlywayAutoConfiguration.class, FreeMarkerAutoConfiguration.class})
public class BareMain {

    public static void main(String[] arguments) {
        SpringApplication bare = new SpringApplication(BareMain.class);
        bare.addInitializers(context -> StandIns.beans()
                .forEach((name, bean) -> context.getBeanFactory().registerSingleton(name.toString(), bean)));
        // not our settings, which lie on the same class path
        bare.setDefaultProperties(Map.of(
                "spring.config.name", "bare",
                "springdoc.api-docs.enabled", "false",
                "camunda.bpm.history-level", "full",
                "camunda.bpm.auto-deployment-enabled", "false",
                "camunda.bpm.generic-properties.properties.enforceHistoryTimeToLive", "false"));
        bare.run(arguments);
    }

    @Bean
    ApplicationRunner seeded(RepositoryService repository, IdentityService identity) {
        return arguments -> {
            repository
                    .createDeployment()
                    .name("models")
                    .enableDuplicateFiltering(true)
                    .addClasspathResource("bpmn/iit.bpmn")
                    .addClasspathResource("bpmn/iit-conduct.bpmn")
                    .deploy();
            DemoPeople.PEOPLE.forEach((name, group) -> {
                if (identity.createUserQuery().userId(name).count() == 0) {
                    User user = identity.newUser(name);
                    user.setPassword("demo");
                    identity.saveUser(user);
                    identity.saveGroup(identity.newGroup(group));
                    identity.createMembership(name, group);
                }
            });
        };
    }

    @Bean
    FilterRegistrationBean<ProcessEngineAuthenticationFilter> login() {
        FilterRegistrationBean<ProcessEngineAuthenticationFilter> login =
                new FilterRegistrationBean<>(new ProcessEngineAuthenticationFilter());
        login.addInitParameter(
                ProcessEngineAuthenticationFilter.AUTHENTICATION_PROVIDER_PARAM,
                HttpBasicAuthenticationProvider.class.getName());
        login.addUrlPatterns("/engine-rest/*");
        return login;
    }
}
