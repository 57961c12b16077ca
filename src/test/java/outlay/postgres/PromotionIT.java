package outlay.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import outlay.mail.smtp.SmtpSink;
import outlay.story.Operator;

/**
 * Kills the primary in the middle of a send, and promotes its synchronous standby. What was
 * acknowledged is there, the send goes on, and nobody is mailed twice.
 */
final class PromotionIT {
    private static final int RECIPIENTS = 60;
    private static final int CONNECTIONS = 3;

    @TempDir Path folder = Path.of("");

    @ParameterizedTest
    @CsvSource({"BEFORE, 9", "AFTER, 9", "BEFORE, 14", "AFTER, 17"})
    void goesOn(Proxy.Moment moment, int commit) throws IOException {
        try (Cluster primary = Cluster.start();
                Cluster standby = primary.standby();
                Proxy proxy = new Proxy(primary.port());
                SmtpSink sink = new SmtpSink("PIPELINING")) {
            String database = primary.database();
            Operator operator = new Operator(folder).set("OUTLAY_DB", database);
            operator.set("OUTLAY_TRANSPORT", sink.url());
            prepare(operator);
            primary.restart("synchronous_standby_names=*");

            proxy.at(
                    moment,
                    commit,
                    () -> {
                        primary.kill();
                        standby.promote();
                        proxy.lead(standby.port());
                    });
            operator.set("OUTLAY_DB", proxy.url(database));
            send(operator);
            assertTrue(proxy.hasHappened(), "ended before");

            List<String> got = sink.taken().stream().map(SmtpSink.Taken::rcpt).toList();
            assertEquals(RECIPIENTS, got.size());
            assertEquals(RECIPIENTS, new HashSet<>(got).size());
            Map<String, Object> spring = Operator.list(operator.json("status"), "campaigns").get(0);
            Map<String, Object> statuses = Operator.fields(spring, "statuses");
            long inDoubt = ((Number) statuses.getOrDefault("in-doubt", 0)).longValue();
            assertTrue(inDoubt <= CONNECTIONS, "in doubt: " + inDoubt);
            assertEquals(RECIPIENTS, Operator.number(statuses, "finished") + inDoubt);
            operator.balanceIs(100 - RECIPIENTS, inDoubt, RECIPIENTS - inDoubt);
        }
    }

    /** One that was at work when the primary went is run again, as cron does. */
    private static void send(Operator operator) {
        String[] send = {"send", "--connections", "" + CONNECTIONS, "--validate", "syntax"};
        int code = operator.run(send);
        if (code != 0) {
            assertEquals(7, code, operator.notices());
            operator.text(0, send);
        }
    }

    private static void prepare(Operator operator) {
        StringBuilder csv = new StringBuilder("email,country\n");
        for (int i = 0; i < RECIPIENTS; i++) {
            csv.append("c%d@d%d.example,France\n".formatted(i, i % 7));
        }
        operator.write("contacts.csv", csv.toString());
        operator.write("step.txt", "Hello.\n");
        operator.write(
                "campaign.json",
                """
                {"from": "nadia@ferrybridge.example", "commercial": false,
                 "steps": [{"subject": "Hi", "text": "step.txt"}]}
                """);
        operator.text(0, "import", "contacts.csv");
        operator.text(0, "credits", "buy", "100");
        operator.text(0, "campaign", "create", "spring", "--file", "campaign.json");
        operator.text(0, "upload", "spring", "--country", "France");
        operator.text(0, "campaign", "start", "spring");
    }
}
