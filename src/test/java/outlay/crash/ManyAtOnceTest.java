package outlay.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.mail.smtp.SmtpSink;

/** Ten commands on one database at the same moment, each a process. */
final class ManyAtOnceTest {
    private final Program program;

    ManyAtOnceTest(@TempDir Path folder) {
        program = new Program(folder);
    }

    @Test
    void keepsTheLedgerExact() throws Exception {
        try (SmtpSink sink = new SmtpSink("PIPELINING")) {
            new Scene(program, sink);
            program.run("campaign", "create", "winter", "--file", "campaign.json").done();
            program.run("upload", "winter", "--leads", "20").done();
            runAll(
                    "credits buy 5",
                    "credits buy 7",
                    "upload autumn --leads 10",
                    "upload autumn --leads 10",
                    "upload autumn --leads 10",
                    "upload autumn --leads 100 --if-short buy",
                    "delete contacts --campaign spring --country Land1 --yes",
                    "suppress add @one.example",
                    "send spring --validate syntax",
                    "delete campaign winter --yes");
        }
        Books.check(program.database());
        program.run("doctor").done();
        assertEquals(200 + 5 + 7, number("sum(credits)", "ledger_entry WHERE kind = 'purchase'"));
        assertEquals(
                0, number("count(*)", "recipient WHERE campaign_id <> 2 AND credit = 'reserved'"));
        String open = "recipient WHERE campaign_id = 2 AND credit = 'reserved'";
        // All but those at one.example, who are not uploadable or have been taken out.
        assertEquals(Scene.CONTACTS * 2 / 3, number("count(*)", open));
    }

    @Test
    void makesOneDatabaseOfTenFirstCommands() throws Exception {
        List<String> purchases = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            purchases.add("credits buy 3");
        }
        runAll(purchases.toArray(String[]::new));
        Books.check(program.database());
        assertEquals(30, number("sum(credits)", "ledger_entry"));
    }

    private void runAll(String... lines) throws IOException, InterruptedException {
        List<Child> children = new ArrayList<>();
        try {
            for (String line : lines) {
                children.add(program.start(line.split(" ", -1)));
            }
            for (Child child : children) {
                child.await().done();
            }
        } finally {
            children.forEach(Child::close);
        }
    }

    private long number(String what, String from) throws Exception {
        return Books.number(program.database(), "SELECT " + what + " FROM " + from);
    }
}
