package com.lancore.pathways.dossier;

import com.openhtmltopdf.extend.FSSupplier;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.slf4j.Slf4jLogger;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.time.Instant;
import java.util.Calendar;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.TimeZone;
import java.util.regex.Pattern;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;

/** Makes a PDF of a page in XHTML, the same bytes each time; of the font it carries the characters that are used. */
final class Pdf {

    private static final String FONT = "/dossier/NotoSansSC-Regular.ttf";

    /** What XML cannot say, however a person came to type it. */
    private static final String NOT_XML = "[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]";

    /** Twins of ordinary characters, which the font leaves to these. */
    private static final Pattern TWINS = Pattern.compile("[\u2F00-\u2FDF\uF900-\uFAFF]");

    static {
        // else the library prints
        XRLog.setLoggerImpl(new Slf4jLogger());
    }

    private Pdf() {}

    /**
     * Makes it.
     *
     * @param at the time that it carries
     */
    static byte[] of(String title, String xhtml, Instant at) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PdfRendererBuilder builder = new PdfRendererBuilder()
                .useFont(font(), "Noto Sans SC")
                // the page needs nothing from elsewhere, and reaches nothing
                .useUriResolver((base, uri) -> null)
                .withHtmlContent(plain(xhtml), null)
                .toStream(bytes);
        try (PdfBoxRenderer renderer = builder.buildPdfRenderer();
                PDDocument pdf = laidOut(renderer)) {
            pdf.setDocumentInformation(information(title, at));
            // else the machine's clock makes it
            pdf.setDocumentId(at.toEpochMilli());
            pdf.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String plain(String xhtml) {
        return TWINS.matcher(xhtml.replaceAll(NOT_XML, "\uFFFD"))
                .replaceAll(twin -> Normalizer.normalize(twin.group(), Normalizer.Form.NFKC));
    }

    private static PDDocument laidOut(PdfBoxRenderer renderer) throws IOException {
        renderer.layout();
        return renderer.createPDFKeepOpen();
    }

    private static FSSupplier<InputStream> font() {
        return () -> Pdf.class.getResourceAsStream(FONT);
    }

    private static PDDocumentInformation information(String title, Instant at) {
        Calendar time = new GregorianCalendar(TimeZone.getTimeZone("Asia/Shanghai"));
        time.setTime(Date.from(at));
        PDDocumentInformation information = new PDDocumentInformation();
        information.setTitle(title);
        information.setCreator("Lancore Pathways");
        information.setCreationDate(time);
        information.setModificationDate(time);
        return information;
    }
}
