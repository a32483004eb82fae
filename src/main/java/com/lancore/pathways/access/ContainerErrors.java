package com.lancore.pathways.access;

import com.lancore.pathways.refusal.StatusSentence;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** What Tomcat refuses before the application sees it, such as a request that is none, is told as all else is. */
@Component
class ContainerErrors implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    @Override
    public void customize(TomcatServletWebServerFactory tomcat) {
        // behind Boot's own, so that it reports first, and there is nothing left to report
        tomcat.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new OneSentence()));
    }

    private static final class OneSentence extends ErrorReportValve {

        @Override
        protected void report(Request request, Response response, Throwable thrown) {
            if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
                return;
            }
            HttpStatus status = PlainAnswer.statusOf(response.getStatus());
            try {
                PlainAnswer.tell(request, response, status, StatusSentence.of(status.value()));
                response.finishResponse();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
