package outlay.mail.smtp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.EmailAddress;
import outlay.Problem;

final class MaildirTransportTest {
    private static final Envelope ENVELOPE =
            new Envelope(
                    EmailAddress.parse("b+T0ken@sender.example").orElseThrow(),
                    EmailAddress.parse("ann@lead.example").orElseThrow());

    private static final byte[] MESSAGE = ascii("Subject: s\r\n\r\n.\r\nHi\r\n");

    private final Path folder;

    MaildirTransportTest(@TempDir Path folder) {
        this.folder = folder;
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private MailConnection connection() {
        return Transport.of(
                        new TransportSettings(
                                "maildir:" + folder.resolve("a/box"),
                                null,
                                null,
                                Timeouts.STANDARD,
                                null))
                .connect();
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    @Test
    void makesTheMaildirAndDeliversIntoNew() throws IOException {
        try (MailConnection connection = connection()) {
            connection.open();
            Outcome outcome = connection.deliver(ENVELOPE, MESSAGE);
            Path box = folder.resolve("a/box");
            Path file = files(box.resolve("new")).get(0);
            assertEquals(new Outcome(Outcome.Kind.ACCEPTED, "new/" + file.getFileName()), outcome);
            assertEquals(
                    """
                    Return-Path: <b+T0ken@sender.example>
                    Delivered-To: ann@lead.example
                    Subject: s

                    .
                    Hi
                    """,
                    Files.readString(file));
            assertEquals("rw-------", permissions(file));
            assertEquals("rwx------", permissions(box));
            assertEquals("rwx------", permissions(box.resolve("cur")));
            assertEquals(List.of(), files(box.resolve("tmp")));
        }
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Test
    void neverUsesANameTwice() throws IOException {
        Set<Outcome> outcomes = new HashSet<>();
        try (MailConnection one = connection();
                MailConnection two = connection()) {
            for (int i = 0; i < 50; i++) {
                outcomes.add(one.deliver(ENVELOPE, MESSAGE));
                outcomes.add(two.deliver(ENVELOPE, MESSAGE));
            }
        }
        assertEquals(100, outcomes.size());
        assertEquals(100, files(folder.resolve("a/box/new")).size());
    }

    @Test
    void aFolderThatCannotBeMadeIsUnreachable() throws IOException {
        Files.writeString(folder.resolve("a"), "a file is in the way");
        try (MailConnection connection = connection()) {
            assertEquals(
                    Problem.Kind.UNREACHABLE, assertThrows(Problem.class, connection::open).kind());
            assertEquals(Outcome.Kind.UNREACHABLE, connection.deliver(ENVELOPE, MESSAGE).kind());
        }
    }

    @Test
    void aFolderThatVanishesIsUnreachable() throws IOException {
        try (MailConnection connection = connection()) {
            connection.open();
            Path newFolder = folder.resolve("a/box/new");
            Files.delete(newFolder);
            Outcome outcome = connection.deliver(ENVELOPE, MESSAGE);
            assertEquals(Outcome.Kind.UNREACHABLE, outcome.kind());
            assertEquals(List.of(), files(folder.resolve("a/box/tmp")));
            assertTrue(outcome.toString().contains("maildir:"), outcome.toString());
        }
    }
}
