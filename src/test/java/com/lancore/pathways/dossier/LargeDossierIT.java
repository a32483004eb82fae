package com.lancore.pathways.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import com.lancore.pathways.support.DossierFile;
import com.lancore.pathways.support.House;
import com.lancore.pathways.support.Node;
import com.lancore.pathways.support.PathwaysTest;
import com.lancore.pathways.support.Study;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** A process of its own with a small heap gives out more than it could ever hold. */
@PathwaysTest
class LargeDossierIT {

    private static final String DAY = "2026-12-28T10:00";
    private static final String HEAP = "256m";
    private static final int DOCUMENTS = 7;
    private static final int SIZE = 45 << 20;

    @Autowired
    private House here;

    @Test
    void isSentThroughAHeapThatIsSmaller_andIsTheSameAfterARestart(@TempDir Path data) throws Exception {
        try (Node node = Node.in(data, DAY).withHeap(HEAP).start()) {
            House there = here.at(node);
            Study study = there.study().start();
            byte[] content = new byte[SIZE];
            new Random(1).nextBytes(content);
            for (int i = 0; i < DOCUMENTS; i++) {
                content[0] = (byte) i;
                study.tryUpload("clinical", "OTHER", content).is(201);
            }

            Path first = there.person("pm").save("/api/projects/" + study + "/dossier", data.resolve("first.zip"));
            node.kill();
            node.start();
            Path second = there.person("pm").save("/api/projects/" + study + "/dossier", data.resolve("second.zip"));

            assertThat(Files.size(first)).isGreaterThan((long) DOCUMENTS * SIZE);
            assertThat(Files.mismatch(first, second)).isEqualTo(-1);
            assertThat(DossierFile.verify(data, "first.zip").said()).contains(DOCUMENTS + " documents");
        }
    }
}
