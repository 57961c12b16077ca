package outlay.inbound.source;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import outlay.Problem;
import outlay.inbound.mime.RawMessage;

class MailSourceTest {
    private static final String MAIL = "From: ann@a.example\n\nHello\n";

    @TempDir Path folder = Path.of("");

    @Test
    void readsAMaildirInOrderOfNames() throws IOException {
        for (String name : List.of("cur/2:2,S", "cur/1:2,", "new/3", "tmp/0", "cur/.hidden")) {
            write(name, MAIL);
        }
        assertEquals(List.of("new/3", "cur/1:2,", "cur/2:2,S"), names(read(folder)));
        assertEquals(5, count(folder)); // nothing moved
    }

    @Test
    void aMaildirMayBeWrittenAsATransportHasIt() {
        assertEquals("/mail/in", MailSource.path("maildir:/mail/in"));
        assertEquals("/mail/in", MailSource.path("/mail/in"));
    }

    @Test
    void readsAnEmptyMaildir() throws IOException {
        Files.createDirectories(folder.resolve("new"));
        assertEquals(List.of(), read(folder));
    }

    @Test
    void readsTheEmlFilesOfAFolder() throws IOException {
        for (String name : List.of("b.eml", "a.EML", "readme.txt")) {
            write(name, MAIL);
        }
        assertEquals(List.of("a.EML", "b.eml"), names(read(folder)));
    }

    @Test
    void sortsABigFolderABatchAtATime() throws IOException {
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            write("m" + (char) ('a' + i) + ".eml", MAIL);
            expected.add("m" + (char) ('a' + i) + ".eml");
        }
        List<RawMessage> messages = new ArrayList<>();
        MessageFiles.folder(folder, options(null), 4).forEach(messages::add);
        assertEquals(expected, names(messages));
    }

    @Test
    void readsOneFileAndStandardInput() throws IOException {
        Path file = write("one.eml", MAIL);
        assertEquals(file.toString(), read(file).get(0).source());
        byte[] bytes = MAIL.getBytes(StandardCharsets.US_ASCII);
        try (MailSource box = MailSource.open("-", options(new ByteArrayInputStream(bytes)))) {
            box.forEach(
                    message -> {
                        assertEquals("-", message.source());
                        assertArrayEquals(bytes, message.bytes());
                    });
        }
    }

    @Test
    void cutsAnMboxAtItsSeparators() throws IOException {
        String mbox =
                """
                From a@b.example Mon Mar  2 09:00:00 2026
                Subject: one

                From here on no separator: there is no time in it.
                >From quoted Mon Mar  2 09:00:00 2026
                >>From quoted twice
                From c@d.example Mon Mar  2 09:00:00 2026

                From c@d.example Mon Mar  2 09:00:00 2026
                Subject: two\r
                \r
                From e@f.example Mon, 2 Mar 2026 09:00:00 +0000\r
                Subject: three\r
                """;
        List<RawMessage> messages = read(write("box", mbox));
        assertEquals(List.of("box#1", "box#2", "box#3"), names(messages));
        assertEquals(
                """
                Subject: one

                From here on no separator: there is no time in it.
                From quoted Mon Mar  2 09:00:00 2026
                >From quoted twice
                From c@d.example Mon Mar  2 09:00:00 2026

                """,
                text(messages.get(0)));
        assertEquals("Subject: two\r\n\r\n", text(messages.get(1)));
        assertEquals("Subject: three\r\n", text(messages.get(2)));
    }

    @Test
    void readsOnlyTheBeginningOfABigMessage() throws IOException {
        String big = "Subject: big\n\n" + "x".repeat(5000) + "\nlast\n";
        String mbox =
                "From a Mon Mar  2 09:00:00 2026\n"
                        + big
                        + "\nFrom a Mon Mar  2 09:00:00 2026\n"
                        + MAIL;
        SourceOptions options =
                new SourceOptions(InputStream.nullInputStream(), null, null, Bookmark.NONE, 1000);
        for (Path path : List.of(write("box", mbox), write("big.eml", big))) {
            List<RawMessage> messages = new ArrayList<>();
            MailSource.open(path.toString(), options).forEach(messages::add);
            assertEquals(1000, messages.get(0).bytes().length);
            assertTrue(messages.get(0).truncated());
            assertTrue(messages.size() == 1 || !messages.get(1).truncated());
            assertTrue(messages.size() == 1 || text(messages.get(1)).equals(MAIL));
        }
    }

    @Test
    void anEmptyMboxHasNoMessages() throws IOException {
        assertEquals(List.of(), read(write("spool", "")));
    }

    @Test
    void refusesWhatIsNoMail() throws IOException {
        for (Path path :
                List.of(
                        folder.resolve("absent"),
                        Files.createDirectory(folder.resolve("empty")),
                        write("empty.eml", ""),
                        write("image.eml", "\0PNG\n\0\0"))) {
            Problem problem = assertThrows(Problem.class, () -> read(path));
            assertEquals(Problem.Kind.INVALID_INPUT, problem.kind(), path.toString());
            assertTrue(problem.what().contains(path.toString()), problem.what());
            assertFalse(problem.hint().isEmpty());
        }
        Problem nothing =
                assertThrows(
                        Problem.class,
                        () -> MailSource.open("-", options(null)).forEach(message -> {}));
        assertEquals(Problem.Kind.INVALID_INPUT, nothing.kind());
    }

    @ParameterizedTest
    @CsvSource({
        "imaps://ann@mx.example/INBOX, imaps://ann@mx.example:993/INBOX",
        "imaps://ann@a.example@mx.example:9993, imaps://ann@a.example@mx.example:9993/INBOX",
        "imap://ann%40a.example@mx.example/Bounces%20in, imap://ann@a.example@mx.example:143/Bounces in",
        "IMAPS://ann@[::1]:99/A/B, imaps://ann@[::1]:99/A/B"
    })
    void readsAnImapUrl(String url, String understood) {
        assertEquals(understood, ImapUrl.parse(url).toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "imaps://ann:secret@mx.example/INBOX",
                "imaps://mx.example/INBOX",
                "imaps://ann@/INBOX",
                "imaps://ann@mx.example:many/INBOX",
                "imaps://ann@mx.example:0/INBOX",
                "pop3://ann@mx.example"
            })
    void refusesAWrongUrl(String url) {
        Problem problem = assertThrows(Problem.class, () -> MailSource.open(url, options(null)));
        assertEquals(Problem.Kind.USAGE, problem.kind());
        assertFalse(problem.what().contains("secret"));
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text, StandardCharsets.ISO_8859_1);
    }

    private static List<RawMessage> read(Path path) {
        List<RawMessage> messages = new ArrayList<>();
        try (MailSource box = MailSource.open(path.toString(), options(null))) {
            box.forEach(messages::add);
        }
        return messages;
    }

    private static SourceOptions options(
            @org.jspecify.annotations.Nullable InputStream standardInput) {
        InputStream stream = standardInput == null ? InputStream.nullInputStream() : standardInput;
        return SourceOptions.of(stream, null, null);
    }

    private List<String> names(List<RawMessage> messages) {
        return messages.stream()
                .map(message -> message.source().substring(folder.toString().length() + 1))
                .toList();
    }

    private static String text(RawMessage message) {
        return new String(message.bytes(), StandardCharsets.ISO_8859_1);
    }

    private static long count(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).count();
        }
    }
}
