package com.lancore.pathways.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Each library has a reason, on one page. */
class DependenciesTest {

    @Test
    void everyLibraryOfTheProjectStandsOnThePageWithItsReason_andNoOther() throws Exception {
        String page = Files.readString(Path.of("docs/dependencies.md"));

        assertThat(reasonsUnder(page, "## Delivered"))
                .containsExactlyInAnyOrderElementsOf(libraries("not(scope='test')"));
        assertThat(reasonsUnder(page, "## For tests")).containsExactlyInAnyOrderElementsOf(libraries("scope='test'"));
    }

    private static List<String> libraries(String which)
            throws IOException, ParserConfigurationException, SAXException, XPathExpressionException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        Document pom = factory.newDocumentBuilder().parse(Path.of("pom.xml").toFile());
        NodeList names = (NodeList) XPathFactory.newInstance()
                .newXPath()
                .evaluate("/project/dependencies/dependency[" + which + "]/artifactId", pom, XPathConstants.NODESET);
        return IntStream.range(0, names.getLength())
                .mapToObj(i -> names.item(i).getTextContent())
                .toList();
    }

    private static List<String> reasonsUnder(String page, String heading) {
        int from = page.indexOf(heading);
        int to = page.indexOf("\n## ", from);
        return page.substring(from, to)
                .lines()
                .filter(line -> line.matches("\\| `[^`]+` \\| \\S.*\\S \\|"))
                .map(line -> line.substring(3, line.indexOf('`', 3)))
                .toList();
    }
}
