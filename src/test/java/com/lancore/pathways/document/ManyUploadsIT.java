package com.lancore.pathways.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.lancore.pathways.support.Answer;
import com.lancore.pathways.support.House;
import com.lancore.pathways.support.PathwaysTest;
import com.lancore.pathways.support.Study;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The profile demo, in which scripts walk with many hands; what is refused elsewhere is in {@code LimitsIT}. */
@PathwaysTest
class ManyUploadsIT {

    private static final int A_MINUTE = 400;

    @Autowired
    private House house;

    @Test
    void theDemoTakesFourHundredUploadsOfOnePersonInAMinute() {
        Study study = house.study().start();
        long begun = System.nanoTime();

        List<Answer> answers = IntStream.range(0, A_MINUTE)
                .parallel()
                .mapToObj(i -> study.tryUpload("quality", "OTHER", Study.pdf("upload " + i)))
                .toList();

        assertThat(answers).extracting(Answer::status).containsOnly(201);
        assertThat(System.nanoTime() - begun).as("nanoseconds").isLessThan(60_000_000_000L);
    }
}
