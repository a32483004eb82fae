package com.lancore.pathways.support;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/** A mail server on this machine that takes no mail, each in its own way. */
public final class BadMailServer implements AutoCloseable {

    private interface Manners {
        void meet(Socket caller) throws IOException;
    }

    private final ServerSocket socket;
    private final AtomicInteger callers = new AtomicInteger();

    private BadMailServer(Manners manners) {
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread host = new Thread(() -> receive(manners), "bad mail server");
        host.setDaemon(true);
        host.start();
    }

    /** A port at which nobody answers. */
    public static int closedPort() {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes the call and never says a word. */
    public static BadMailServer thatHangs() {
        return new BadMailServer(caller -> {});
    }

    /** Talks until the text of the mail comes, and hangs up in the middle of it. */
    public static BadMailServer thatDrops() {
        return new BadMailServer(BadMailServer::dropInTheMiddle);
    }

    /** Knows nobody of the given address. */
    public static BadMailServer thatKnowsNobody() {
        return new BadMailServer(caller -> converse(caller, "550 no such user here"));
    }

    public int port() {
        return socket.getLocalPort();
    }

    /** How many calls it has had. */
    public int callers() {
        return callers.get();
    }

    private void receive(Manners manners) {
        while (!socket.isClosed()) {
            try {
                Socket caller = socket.accept();
                callers.incrementAndGet();
                manners.meet(caller);
            } catch (IOException e) {
                // the caller has gone, or the test is over
            }
        }
    }

    private static void dropInTheMiddle(Socket caller) throws IOException {
        converse(caller, "250 ok");
    }

    private static void converse(Socket caller, String answerToRecipient) throws IOException {
        try (caller) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.US_ASCII));
            say(caller, "220 here");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String command = line.toUpperCase(Locale.ROOT);
                if (command.startsWith("DATA")) {
                    say(caller, "354 go on");
                    in.readLine();
                    return;
                }
                say(caller, command.startsWith("RCPT") ? answerToRecipient : "250 ok");
            }
        }
    }

    private static void say(Socket caller, String line) throws IOException {
        caller.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        caller.getOutputStream().flush();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
