package com.lancore.pathways.dossier.verify;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The command line: {@code java -jar pathways-…-verify.jar DOSSIER [HASH]}. */
public final class VerifyDossier {

    private static final int INTACT = 0;
    private static final int NOT_INTACT = 1;
    private static final int NOT_CHECKED = 2;

    private static final String USAGE = """
            java -jar pathways-verify.jar DOSSIER [HASH]

            DOSSIER  a dossier as a ZIP, or the folder it was unpacked to
            HASH     a hash that was written down elsewhere: of an entry of the trail, or the digest of a daily anchor
            Ends with 0 where all is as it was written, 1 where not, 2 where it could not be checked.""";

    private VerifyDossier() {}

    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.exit(run(arguments, out));
    }

    static int run(String[] arguments, PrintStream out) {
        if (arguments.length < 1 || arguments.length > 2) {
            out.println(USAGE);
            return NOT_CHECKED;
        }
        try (DossierFiles files = DossierFiles.in(Path.of(arguments[0]))) {
            DossierCheck check = new DossierCheck(files);
            check.run(arguments.length == 2 ? arguments[1] : null);
            out.println(check.found());
            return check.isIntact() ? INTACT : NOT_INTACT;
        } catch (IOException e) {
            out.println("It cannot be read as a dossier: " + e.getMessage());
            return NOT_CHECKED;
        }
    }
}
