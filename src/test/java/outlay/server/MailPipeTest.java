package outlay.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import outlay.crash.Await;
import outlay.story.Operator;

/**
 * The samples of a mail pipe, called by Postfix as it would in earnest. It runs them as nobody, who
 * may not read the program under test: what is called notes what it is given, and the program is
 * given the same.
 */
@ExtendWith(SharedMailHost.class)
final class MailPipeTest {
    private final MailHost host;
    private final Path folder;
    private final Operator sam;

    MailPipeTest(MailHost host, @TempDir Path folder) {
        this.host = host;
        this.folder = folder;
        this.sam = new Operator(folder);
    }

    @BeforeEach
    void setUp() throws Exception {
        host.clear();
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        answerWith(0);
        host.pipe(folder);
    }

    /** What the pipe calls in the place of Outlay: ends with this code. */
    private void answerWith(int code) throws IOException {
        Path outlay = folder.resolve("outlay");
        Files.writeString(
                outlay,
                """
                #!/bin/sh
                cat >%1$s/message
                echo "$OUTLAY_DB: $*" >>%1$s/calls
                exit %2$d
                """
                        .formatted(folder, code));
        Files.setPosixFilePermissions(outlay, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private long calls() throws IOException {
        Path calls = folder.resolve("calls");
        return Files.exists(calls) ? Files.readAllLines(calls).size() : 0;
    }

    @ParameterizedTest
    @ValueSource(strings = {"unsub@sender.example", "nobody@local.example"})
    void givesEachMessageToInbox(String address) throws Exception {
        host.submit("", address, "From: MAILER-DAEMON@mx.example\nSubject: Sorry\n\nText.\n");
        Await.until(() -> calls() == 1);
        assertEquals(
                "/var/lib/outlay/outlay.db: inbox --quiet -\n",
                Files.readString(folder.resolve("calls")));
        String message = Files.readString(folder.resolve("message"));
        assertTrue(
                message.contains("\nSubject: Sorry\n") && message.endsWith("\nText.\n"), message);
        sam.json("credits", "buy", "1");
        Map<String, Object> read = sam.json("inbox", folder.resolve("message").toString());
        assertEquals(1L, Operator.number(read, "ignored"));
    }

    /** Neither bounced nor lost, whatever goes wrong. */
    @ParameterizedTest
    @ValueSource(strings = {"unsub@sender.example", "nobody@local.example"})
    void leavesWithPostfixWhatCannotBeReadNow(String address) throws Exception {
        answerWith(8);
        host.submit("ann@lead.example", address, "Subject: Stop\n\nPlease.\n");
        Await.until(() -> calls() == 1);
        answerWith(0);
        Await.until(
                () -> {
                    host.tryAgain();
                    return calls() == 2;
                });
        assertTrue(Files.readString(folder.resolve("message")).contains("Subject: Stop"));
    }
}
