package outlay.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Answers {@code outlay init} on a real terminal, and runs what it leaves as cron would. */
@Timeout(300)
final class InitIT {
    private final RealShell shell;
    private final TypedTerminal terminal;

    InitIT(@TempDir Path folder) {
        shell = new RealShell(folder);
        terminal = new TypedTerminal(shell);
    }

    @Test
    void leavesAllThatIsNeeded() throws IOException {
        begin();
        answer("1/5", "address, as Nadia Brook <nadia@example.com>:", "Nadia <nadia@a.example>");
        answer("2/5", "[smtp://nadia@a.example@mail.a.example:587]:", "maildir:out");
        answer("", "Where do answers arrive? [none]:", "maildir:in");
        answer("4/5", "A sentence or two:", "We plan shifts.");
        answer("", "Subject of the first email:", "Hello {{ nobody }}");
        answer("", "Subject of the first email:", "Hello");
        answer("", "below each email:", "4 Quay Street, Bristol");
        answer("5/5", "On which days may it send? [mon,tue,wed,thu,fri]:", "mon");
        answer("", "At which hours? [09:00-17:00]:", "");
        answer("     Of which timezone? [", "]:", "UTC");
        terminal.await("\n$");
        String begun =
                "outlay import contacts.csv && outlay credits buy 9"
                        + " && outlay campaign create first --file campaign.json"
                        + " && outlay upload first && outlay campaign start first"
                        + " && mkdir -p in/new in/cur";
        shell.write("contacts.csv", "email\na@a.example\n");
        succeeds(begun);
        // A Monday within its hours; cron has no such variable, and hardly any other.
        succeeds(
                "line=$(grep '^[*]' outlay.crontab | sed 's/\\([^ ]* \\)\\{5\\}//') && cd /"
                        + " && env -i OUTLAY_NOW=2026-03-02T10:00:00Z /bin/sh -c \"$line\"");
        assertEquals("1\n", shell.run("ls out/new | wc -l").out());
        RealShell.Answer again = shell.run("outlay campaign check first");
        assertEquals(0, again.exitCode(), again::toString);
    }

    @Test
    void leavesNothingWhenItIsInterrupted() throws IOException {
        begin();
        answer("1/5", "address, as Nadia Brook <nadia@example.com>:", "Nadia <nadia@a.example>");
        terminal.await("[smtp://nadia@a.example@mail.a.example:587]:");
        terminal.key("C-c");
        terminal.await("^C$");
        assertEquals("", shell.run("ls *.json *.txt *.db *.crontab 2>/dev/null").out());
    }

    private void begin() throws IOException {
        shell.export("export OUTLAY_DNS=127.0.0.1:1");
        terminal.open(100, "PS1='$ ' sh");
        terminal.type("clear; outlay init");
        terminal.key("Enter");
    }

    /** Waits until a question is there, and answers it. */
    private void answer(String number, String question, String typed) throws IOException {
        terminal.awaitLine(number, question);
        terminal.type(typed);
        terminal.key("Enter");
    }

    private void succeeds(String line) throws IOException {
        RealShell.Answer answer = shell.run(line);
        assertEquals(0, answer.exitCode(), answer::toString);
    }

    @AfterEach
    void end() throws IOException {
        terminal.close();
    }
}
