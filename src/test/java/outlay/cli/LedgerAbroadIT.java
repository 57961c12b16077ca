package outlay.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.Programs;

/** The ledger as other programs read it, after some months of buying, sending and lapsing. */
final class LedgerAbroadIT {
    private static final String TAMPER =
            """
            import sqlite3, sys
            db = sqlite3.connect("outlay.db")
            db.execute("DROP TRIGGER ledger_entry_is_never_changed")
            db.execute("UPDATE ledger_entry SET reference = 'INV-2' WHERE id = 1")
            db.commit()
            """;

    private final RealShell shell;

    LedgerAbroadIT(@TempDir Path folder) {
        shell = new RealShell(folder);
    }

    @BeforeEach
    void live() throws IOException {
        shell.write("contacts.csv", "email\na@a.example\nb@b.example\nc@c.example\nd@d.example\n");
        shell.write("hello.txt", "Hello");
        run(
                """
                export OUTLAY_TRANSPORT=maildir:mail
                outlay import contacts.csv
                at() { export OUTLAY_NOW="2026-$1T10:00:00Z"; }
                at 03-02
                outlay credits buy 2 --price 20 --currency EUR --expires 2026-03-20 --reference $'"Ä\\\\\\n\\t\\x7f🙂'
                outlay credits buy 3 --expires 2026-03-10
                outlay credits buy 1 --reference 'INV-3, late; or not'
                outlay campaign create spring --from a@b.example --subject Hi --text hello.txt --not-commercial
                outlay campaign create summer --from a@b.example --subject Hi --text hello.txt --not-commercial
                at 03-05
                outlay upload spring --leads 2
                outlay campaign start spring
                outlay send --limit 1
                at 03-11
                outlay upload summer --leads 2
                at 03-15
                outlay delete campaign spring --yes
                at 04-01
                outlay delete campaign summer --yes
                """);
    }

    /** What the manual prints is what a reader runs. */
    @Test
    void isProvedByThePythonOfTheManual() throws IOException {
        Programs.assumeInstalled("python3");
        String manual = Files.readString(Path.of("src/docs/credits.md"));
        int from = manual.indexOf("```python\n") + "```python\n".length();
        shell.write("chain.py", manual.substring(from, manual.indexOf("```", from)));
        shell.write("tamper.py", TAMPER);
        String head = run("outlay credits head");
        assertTrue(head.matches("1[0-9]:[0-9a-f]{64}\n"), head);
        assertEquals(head, run("python3 chain.py outlay.db"));
        run("outlay credits check --head " + head);
        run("python3 tamper.py");
        RealShell.Answer after = shell.run("python3 chain.py outlay.db");
        assertEquals("entry 1 was changed\n", after.err());
        assertEquals(9, shell.run("outlay credits check").exitCode());
    }

    @Test
    void hasTheSameBalancesOnEachDayInHledger() throws IOException {
        Programs.assumeInstalled("hledger");
        // It reads files in the encoding of the locale.
        shell.export("export LC_ALL=C.UTF-8");
        run("outlay credits log --format hledger >log.journal");
        run("outlay credits log --format hledger --detail >detail.journal");
        for (String day : new String[] {"03-01", "03-05", "03-11", "03-15", "04-01"}) {
            for (String journal : new String[] {"log.journal", "detail.journal"}) {
                assertEquals(
                        run("outlay credits balance --json --as-of 2026-" + day),
                        run(
                                """
                                sum() {
                                    hledger -f %s balance -E -N --flat -O csv -e "$(date -d '2026-%s +1 day' +%%F)" "$1" |
                                        sed -n 's/^"credits:.*","\\([0-9]*\\).*/\\1/p'
                                }
                                a=$(sum credits:available) r=$(sum credits:reserved) s=$(sum credits:spent) e=$(sum credits:expired)
                                printf '{"purchased":%%d,"available":%%d,"reserved":%%d,"spent":%%d,"expired":%%d}\\n' \\
                                    $((a + r + s + e)) "$a" "$r" "$s" "$e"
                                """
                                        .formatted(journal, day)),
                        day + " " + journal);
            }
        }
        String last = run("outlay credits balance --json");
        assertEquals(
                "{\"purchased\":6,\"available\":1,\"reserved\":0,\"spent\":1,\"expired\":4}\n",
                last);
    }

    private String run(String line) throws IOException {
        RealShell.Answer answer = shell.run("set -e\n" + line);
        assertEquals(0, answer.exitCode(), answer::toString);
        return answer.out();
    }
}
