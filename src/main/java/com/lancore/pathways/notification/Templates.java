package com.lancore.pathways.notification;

import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Writes the text of a mail, or of an entry of a calendar, by its template, {@code /mail/<language>/<template>.ftl}: the
 * first line is the subject, what follows the empty line the text.
 */
@Component
class Templates {

    private static final String BETWEEN = "\n\n--------------------------------------------------\n\n";

    private final Configuration engine;

    Templates() {
        engine = new Configuration(Configuration.VERSION_2_3_34);
        engine.setClassForTemplateLoading(Templates.class, "/mail");
        engine.setDefaultEncoding("UTF-8");
        engine.setNumberFormat("computer");
        engine.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        engine.setLogTemplateExceptions(false);
        // a template says what it is given and reaches nothing else
        engine.setNewBuiltinClassResolver(freemarker.core.TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
    }

    record Text(String subject, String body) {

        /** English first, Chinese below. */
        Text and(Text other) {
            return new Text(subject + " · " + other.subject, body + BETWEEN + other.body);
        }
    }

    Text write(Mail mail) {
        return switch (mail.language()) {
            case EN, ZH -> write(mail, mail.language(), false);
            case BOTH -> write(mail, Language.EN, false).and(write(mail, Language.ZH, true));
        };
    }

    /** What stands below need not say the title once more in the subject. */
    private Text write(Mail mail, Language language, boolean below) {
        Map<String, Object> said = new HashMap<>(mail.parameters());
        said.put("below", below);
        return write(mail.template(), said, language);
    }

    /**
     * One text.
     *
     * @param language EN or ZH: the folder
     */
    Text write(String template, Map<String, Object> said, Language language) {
        StringWriter out = new StringWriter();
        try {
            engine.getTemplate(language.name().toLowerCase(Locale.ROOT) + "/" + template + ".ftl")
                    .process(said, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (TemplateException e) {
            throw new IllegalStateException("The template " + template + " cannot be written", e);
        }
        String[] parts = out.toString().split("\n\n", 2);
        return new Text(Words.oneLine(parts[0]), parts[1].strip());
    }
}
