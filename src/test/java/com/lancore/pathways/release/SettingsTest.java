package com.lancore.pathways.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.FileSystemResource;

/** What can be set, and that no secret lies in the files. */
class SettingsTest {

    private static final Pattern SETTING = Pattern.compile("PATHWAYS_[A-Z_]+");
    private static final Pattern SECRET = Pattern.compile("(?i)password|secret|credential|api-?key|private-?key");

    @Test
    void everySettingOfTheApplicationStandsOnThePage_andNoOther() throws IOException {
        Set<String> read = new TreeSet<>();
        for (Path file : configuration()) {
            read.addAll(named(Files.readString(file)));
        }
        // read by their Spring names, which the environment has in capitals
        for (String name : List.of("id", "password", "password-file")) {
            read.add("PATHWAYS_ADMINISTRATOR_" + name.replace('-', '_').toUpperCase(Locale.ROOT));
        }

        assertThat(named(Files.readString(Path.of("docs/reference/settings.md"))))
                .isEqualTo(read);
    }

    @Test
    void everySecretComesFromTheEnvironment_andHasNoDefault() throws IOException {
        Map<String, String> secrets = configuration().stream()
                .flatMap(file -> properties(file).entrySet().stream())
                .filter(p -> SECRET.matcher(p.getKey().toString()).find())
                // whether there is a policy is no secret
                .filter(p -> !p.getKey().toString().endsWith("enablePasswordPolicy"))
                .collect(Collectors.toMap(
                        p -> p.getKey().toString(), p -> p.getValue().toString(), (a, b) -> a + b));

        assertThat(secrets).containsKeys("spring.datasource.password", "spring.mail.password");
        assertThat(secrets.values()).allMatch(v -> v.isEmpty() || v.matches("(\\$\\{PATHWAYS_[A-Z_]+:?})+"));
    }

    private static List<Path> configuration() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources"))) {
            return files.filter(f -> f.getFileName().toString().matches("application.*\\.ya?ml"))
                    .toList();
        }
    }

    private static Map<Object, Object> properties(Path file) {
        YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(new FileSystemResource(file));
        return yaml.getObject();
    }

    private static Set<String> named(String text) {
        List<String> names = new ArrayList<>();
        Matcher matcher = SETTING.matcher(text);
        while (matcher.find()) {
            names.add(matcher.group());
        }
        return new TreeSet<>(names);
    }
}
