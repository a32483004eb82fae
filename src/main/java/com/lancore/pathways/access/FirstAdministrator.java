package com.lancore.pathways.access;

import com.lancore.pathways.start.StartUpStep;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Where nobody can log in yet: one administrator, with the password of the configuration, or a random one in a file that
 * only the owner of the process can read.
 */
@Component
@Profile("!demo")
@Order(FirstAdministrator.ORDER)
class FirstAdministrator implements StartUpStep {

    static final int ORDER = 40;

    private static final Logger LOG = LoggerFactory.getLogger(FirstAdministrator.class);
    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";

    private final IdentityService identity;
    private final String id;
    private final String configured;
    private final Path file;

    FirstAdministrator(
            IdentityService identity,
            @Value("${pathways.administrator.id:admin}") String id,
            @Value("${pathways.administrator.password:}") String configured,
            @Value("${pathways.administrator.password-file:./data/first-administrator.txt}") Path file) {
        this.identity = identity;
        this.id = id;
        this.configured = configured;
        this.file = file;
    }

    @Override
    public void run() {
        if (identity.createUserQuery().memberOfGroup(Role.ADMINISTRATORS).count() > 0) {
            return;
        }
        User user = identity.newUser(id);
        user.setFirstName("First");
        user.setLastName("Administrator");
        user.setPassword(configured.isBlank() ? random() : configured);
        identity.saveUser(user);
        identity.createMembership(id, Role.ADMINISTRATORS);
    }

    private String random() {
        SecureRandom random = new SecureRandom();
        StringBuilder password = new StringBuilder("Aa1!");
        for (int i = 0; i < 20; i++) {
            password.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        write(password.toString());
        LOG.info("The first administrator is {}; the password is in {}", id, file.toAbsolutePath());
        return password.toString();
    }

    private void write(String password) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, password + "\n", StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
