package com.lancore.pathways.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.lancore.pathways.support.Answer;
import com.lancore.pathways.support.House;
import com.lancore.pathways.support.PathwaysTest;
import com.lancore.pathways.support.WebSession;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What is refused outside our API and the engine's: one sentence in two languages, whoever refuses it. */
@PathwaysTest
class ErrorPagesIT {

    private static final String A_BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    @Autowired
    private House house;

    @LocalServerPort
    private int port;

    @Test
    void aWrongPassword_atTheLoginOfTheWebApplications() {
        Answer refused = house.browser().open().login("nobody-here", "wrong").is(401);

        assertThat(refused.isPlainRefusal().sentence()).isEqualTo("Please log in. 请先登录。");
    }

    @Test
    void anApplicationThatIsNotTheirs() {
        house.browser()
                .open()
                .login("admin", "clinical", "demo")
                .is(403)
                .isPlainRefusal()
                .says("no right");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /camunda/nothing, 404",
        "GET, /camunda/lib/nothing.js, 404",
        "GET, /camunda/api/admin/nothing, 404",
        "GET, /camunda/api/cockpit/nothing, 404",
        "GET, /camunda/api/engine/nothing, 404",
        "DELETE, /camunda/app/tasklist/default/, 403",
        "POST, /camunda/app/tasklist/default/, 403",
        "GET, /nothing, 404",
        "GET, /error, 404",
        "DELETE, /api/projects, 405",
        "PUT, /actuator/health, 405"
    })
    void whatIsAskedInTheWrongWay(String method, String address, int status) {
        WebSession program = house.browser().with("Authorization", "Basic cG06ZGVtbw==");

        program.send(method, address, "application/json", null).is(status).isPlainRefusal();
    }

    @Test
    void aTraceTellsNobodyWhatItWasSentWith() throws IOException {
        assertThat(raw("TRACE /api/projects HTTP/1.1\r\nHost: x\r\nCookie: JSESSIONID=secret\r\n\r\n"))
                .startsWith("HTTP/1.1 405")
                .doesNotContain("secret", "Tomcat", "HTTP Status");
    }

    @Test
    void toABrowserItIsASmallPage_thatRunsNothing() {
        Answer page = house.browser()
                .with("Accept", A_BROWSER)
                .get("/camunda/nothing")
                .is(404);

        assertThat(page.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "frame-ancestors 'none'", "style-src 'nonce-");
        assertThat(page.text())
                .contains("There is no such address.", "没有该地址。")
                .doesNotContain("Whitelabel", "Tomcat", "script", "src=", "url(")
                .hasSizeLessThan(1000);
    }

    @Test
    void whoeverOpensAnAddressInABrowser_withoutALogin_isLedToIt() {
        Answer page = house.browser()
                .with("Accept", A_BROWSER)
                .get("/api/projects/NOPE-1/dossier")
                .is(401);

        assertThat(page.text()).contains("Please log in.", "请先登录。", "href=\"/\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /{x} HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /a b HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET / HTTP/1.1\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: x y\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\nA header without a colon\r\n\r\n",
                "GET /%2 HTTP/1.1\r\nHost: x\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: minus one\r\n\r\n",
                "nonsense\r\n\r\n"
            })
    void whatIsNoRequest_isToldBeforeTheApplicationSeesIt(String sent) throws IOException {
        assertThat(raw(sent))
                .startsWith("HTTP/1.1 400")
                .contains("The request cannot be read. 请求无法识别。")
                .doesNotContain("Tomcat", "HTTP Status", "Exception", "<");
    }

    @Test
    void whatTomcatTakesForTooMuch() throws IOException {
        assertThat(raw("GET / HTTP/1.1\r\nHost: x\r\nX: " + "y".repeat(100_000) + "\r\n\r\n"))
                .contains("The request cannot be read. 请求无法识别。")
                .doesNotContain("Tomcat", "HTTP Status", "Exception", "<");
    }

    @Test
    void aVersionOfHttpThatThereIsNot() throws IOException {
        assertThat(raw("GET / HTTP/7.0\r\nHost: x\r\n\r\n")).doesNotContain("Tomcat", "HTTP Status", "Exception", "<");
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
