package outlay.db;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.Problem;
import outlay.postgres.Cluster;
import outlay.story.Operator;

/** Several machines on one server. */
final class LeaseIT {
    private static final String ONE = "mailbox 1";
    private static final String TWO = "mailbox 2";

    private static @Nullable Cluster cluster;

    private final Operator operator;
    private final String url = requireNonNull(cluster).database();
    private @Nullable Database here;
    private @Nullable Database there;

    LeaseIT(@TempDir Path folder) {
        operator = new Operator(folder).set("OUTLAY_DB", url);
    }

    @BeforeAll
    static void start() {
        cluster = Cluster.start();
    }

    @AfterAll
    static void stop() {
        if (cluster != null) {
            cluster.close();
        }
    }

    @BeforeEach
    void open() {
        operator.text(0, "credits", "buy", "10");
        here = machine();
        there = machine();
    }

    @AfterEach
    void close() {
        here().close();
        there().close();
    }

    private Database machine() {
        return Databases.closed()
                .open(
                        new Location.OnServer(PostgresUrl.of(url, "outlay"), Optional::empty),
                        Databases.Opening.silently(Clock.systemUTC()));
    }

    private Database here() {
        return requireNonNull(here);
    }

    private Database there() {
        return requireNonNull(there);
    }

    @Test
    void sharesPartsOfAnActivity() {
        Hold one = here().tryHold(Activity.SEND, Set.of(ONE)).orElseThrow();
        Hold rest = there().tryHold(Activity.SEND, Set.of(ONE, TWO)).orElseThrow();
        assertTrue(one.covers(ONE));
        assertFalse(rest.covers(ONE));
        assertTrue(rest.covers(TWO));
        assertTrue(here().tryHold(Activity.SEND, Set.of(TWO)).isEmpty());
        rest.close();
        assertTrue(here().tryHold(Activity.SEND, Set.of(TWO)).isPresent());
    }

    @Test
    void givesTheWholeOnlyWhenNobodyHasAPart() {
        Hold one = here().tryHold(Activity.SEND, Set.of(ONE)).orElseThrow();
        assertTrue(there().tryHold(Activity.SEND).isEmpty());
        assertTrue(there().tryHold(Activity.IMPORT).isPresent());
        one.close();
        assertTrue(there().tryHold(Activity.SEND).isPresent());
        assertTrue(here().tryHold(Activity.SEND, Set.of(TWO)).isEmpty());
    }

    @Test
    void isNobodysWithoutParts() {
        assertTrue(here().tryHold(Activity.SEND, Set.of()).isPresent());
        assertFalse(there().tryHold(Activity.SEND, Set.of()).orElseThrow().covers(ONE));
    }

    @Test
    void changesNothingWhenItHasRunOut() {
        assertTrue(here().tryHold(Activity.SEND, Set.of(ONE)).isPresent());
        there().write(tx -> tx.update("UPDATE lease SET ends_at = clock_timestamp()"));
        Problem problem = assertThrows(Problem.class, () -> here().write(this::change));
        assertEquals(Problem.Kind.UNREACHABLE, problem.kind());
        assertTrue(there().tryHold(Activity.SEND, Set.of(ONE)).isPresent());
        assertThrows(Problem.class, () -> here().write(this::change));
        boolean isChanged =
                there().read(tx -> tx.query("SELECT 1 FROM setting WHERE name = 'x'").exists());
        assertFalse(isChanged);
        there().write(this::change);
    }

    private int change(Transaction tx) {
        return tx.update("INSERT INTO setting (name, value) VALUES ('x', ?)", new byte[0]);
    }

    /** Two mailboxes, of which another machine has none, one, or both. */
    @Test
    void sendsByTheMailboxesThatAreFree() {
        operator.write("step.txt", "Hello.\n");
        operator.write(
                "campaign.json",
                """
                {"mailboxes": ["one", "two"], "commercial": false,
                 "steps": [{"subject": "Hello", "text": "step.txt"}]}
                """);
        operator.write("contacts.csv", contacts());
        operator.text(0, "import", "contacts.csv");
        operator.text(0, "mailbox", "add", "one", "--from", "one@a.example");
        operator.text(0, "mailbox", "add", "two", "--from", "two@a.example");
        operator.text(0, "campaign", "create", "spring", "--file", "campaign.json");
        operator.text(0, "upload", "spring", "--country", "France");
        operator.text(0, "campaign", "start", "spring");
        String[] send = {"send", "--transport", "maildir:out", "--limit", "3"};

        Hold one = here().tryHold(Activity.SEND, Set.of(ONE)).orElseThrow();
        operator.text(0, send);
        assertTrue(operator.notices().contains("mailbox one is left to another send"));
        assertEquals(3, sentBy(2));

        assertTrue(here().tryHold(Activity.SEND, Set.of(TWO)).isPresent());
        operator.text(8, send);
        assertEquals(0, sentBy(1));

        one.close();
        operator.text(0, send);
        assertEquals(3, sentBy(1));
        assertEquals(3, sentBy(2));
    }

    private static String contacts() {
        StringBuilder csv = new StringBuilder("email,country\n");
        for (int i = 0; i < 10; i++) {
            csv.append("c").append(i).append("@b.example,France\n");
        }
        return csv.toString();
    }

    private long sentBy(int mailbox) {
        return there().read(
                        tx ->
                                tx.query(
                                                """
                                                SELECT count(*)
                                                FROM message
                                                WHERE mailbox_id = ?
                                                  AND state = 'accepted'
                                                """,
                                                mailbox)
                                        .number());
    }

    /**
     * What a machine had in hand that is gone is called in doubt by the next command of another.
     */
    @Test
    void callsInDoubtWhatOneHadWhoIsGone() {
        sendsByTheMailboxesThatAreFree();
        Hold gone = here().tryHold(Activity.SEND, Set.of(ONE)).orElseThrow();
        there().write(
                        tx ->
                                tx.update(
                                        """
                                        UPDATE message
                                        SET state = 'intended', settled_at = NULL
                                        WHERE id = (SELECT max(id) FROM message)
                                        """));
        assertFalse(inDoubt());
        there().write(tx -> tx.update("UPDATE lease SET ends_at = clock_timestamp()"));
        assertTrue(inDoubt());
        gone.close();
    }

    private boolean inDoubt() {
        operator.text(0, "status");
        return there().read(
                        tx -> tx.query("SELECT 1 FROM message WHERE state = 'in-doubt'").exists());
    }
}
