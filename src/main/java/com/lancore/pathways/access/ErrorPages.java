package com.lancore.pathways.access;

import com.lancore.pathways.refusal.StatusSentence;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Where the container leads what was refused, or went wrong, outside our API and the engine's: a status is all it says. */
@Controller
class ErrorPages implements ErrorController {

    @RequestMapping("/error")
    void tell(HttpServletRequest request, HttpServletResponse response) throws IOException {
        // who opens the address itself comes from no error
        HttpStatus status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                ? PlainAnswer.statusOf(code)
                : HttpStatus.NOT_FOUND;
        PlainAnswer.tell(request, response, status, StatusSentence.of(status.value()));
    }
}
