package outlay.postgres;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.story.Operator;

/** {@code outlay move}, to a server and back, also when it was killed on the way. */
final class MoveIT {
    private static final String FILE = "outlay.db";

    private static @Nullable Cluster cluster;

    @TempDir Path folder = Path.of("");
    private String server = "";
    private Operator operator = new Operator(folder);

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
    void use() {
        server = requireNonNull(cluster).database();
        operator = new Operator(folder);
        operator.write("leads.csv", "email,company\nann@one.example,Acme\nbob@two.example,Beta\n");
        operator.write("hello.txt", "Hello\n");
        operator.set("OUTLAY_TRANSPORT", "maildir:mail");
        operator.text(0, "import", "leads.csv");
        operator.text(0, "credits", "buy", "10");
        operator.text(
                0,
                "campaign",
                "create",
                "c",
                "--from",
                "me@x.example",
                "--subject",
                "Hi",
                "--text",
                "hello.txt",
                "--not-commercial");
        operator.text(0, "upload", "c");
        operator.text(0, "campaign", "start", "c");
        operator.text(0, "send", "--limit", "1");
        operator.text(0, "suppress", "add", "eve@three.example");
    }

    @Test
    void takesAllToAServerAndBack() {
        String head = operator.text(0, "credits", "head").strip();
        Map<String, Object> moved = operator.json("move", "--to", server);
        assertEquals(
                Map.of(
                        "from",
                        FILE,
                        "to",
                        server,
                        "contacts",
                        2,
                        "recipients",
                        2,
                        "entries",
                        4,
                        "head",
                        head),
                moved);
        assertEquals("", operator.text(0, "credits", "check", "--db", server));
        operator.text(0, "doctor", "--db", server);
        for (String command : new String[] {"status", "why ann@one.example", "suppress list"}) {
            assertEquals(
                    operator.text(0, command.split(" ")),
                    on(server, 0, command.split(" ")),
                    command);
        }
        on(server, 0, "credits", "buy", "1");
        operator.text(0, "move", "--db", server, "--to", "back.db");
        assertEquals(
                on(server, 0, "operations", "--json"), on("back.db", 0, "operations", "--json"));
        on("back.db", 0, "credits", "buy", "1");
        on("back.db", 0, "doctor");
    }

    @Test
    void leavesAnOldOneThatAnswersAndTakesNoChanges() {
        operator.text(0, "move", "--to", server);
        for (String command :
                new String[] {
                    "credits buy 1",
                    "import leads.csv",
                    "upload c --again",
                    "send",
                    "inbox mail",
                    "suppress add x@y.example",
                    "contact set ann@one.example company=New",
                    "delete contacts ann@one.example --yes",
                    "campaign pause c",
                    "move --to other.db",
                    "move --to other.db --dry-run",
                    "credits buy 1 --dry-run"
                }) {
            operator.text(5, command.split(" "));
            assertTrue(operator.notices().contains("moved"), command + operator.notices());
            assertTrue(operator.notices().contains("--db " + server), operator.notices());
        }
        for (String command :
                new String[] {
                    "filter",
                    "status",
                    "doctor",
                    "doctor --dry-run",
                    "credits check",
                    "backup copy.db",
                    "forecast"
                }) {
            operator.text(0, command.split(" "));
            assertTrue(operator.notices().contains("has moved to " + server), operator.notices());
        }
        on(server, 0, "credits", "buy", "1");
        assertEquals("", operator.notices());
    }

    @Test
    void changesNothingInADryRun() {
        operator.text(0, "move", "--to", server, "--dry-run");
        operator.text(0, "move", "--to", "new.db", "--dry-run");
        assertTrue(Files.notExists(folder.resolve("new.db")));
        on(server, 10, "status");
        operator.text(0, "credits", "buy", "1");
    }

    @Test
    void goesNowhereWhereSomethingIs() {
        on(server, 0, "credits", "buy", "1");
        operator.write("leads.db", "no database");
        on("used.db", 0, "credits", "buy", "1");
        for (String target : new String[] {server, "leads.db", "used.db", FILE}) {
            operator.text(5, "move", "--to", target);
            operator.text(5, "move", "--to", target, "--dry-run");
            assertTrue(operator.notices().contains("there is something at"), operator.notices());
        }
        operator.text(0, "credits", "buy", "1");
        on("used.db", 0, "credits", "buy", "1");
    }

    @Test
    void isDoneAnewWhenItWasKilledBeforeTheOldOneHadMoved() throws SQLException {
        for (String target : new String[] {server, "new.db"}) {
            operator.text(0, "move", "--to", target);
            byte[] token = mark(FILE, "moved");
            mark(FILE, "moved", null);
            mark(target, "arriving", withOther(token, folder.resolve(FILE).toString()));
            on(target, 5, "credits", "buy", "1");
            on(target, 5, "status");
            assertTrue(operator.notices().contains("has not ended"), operator.notices());
            operator.text(0, "credits", "buy", "1");
            Map<String, Object> again = operator.json("move", "--to", target);
            assertEquals(on(target, 0, "credits", "head").strip(), again.get("head"));
            on(target, 0, "credits", "buy", "1");
            operator.text(5, "credits", "buy", "1");
            mark(FILE, "moved", null);
        }
    }

    @Test
    void endsByItselfWhenItWasKilledAfterTheOldOneHadMoved() throws SQLException {
        for (String target : new String[] {server, "new.db"}) {
            operator.text(0, "move", "--to", target);
            byte[] half = withOther(mark(FILE, "moved"), folder.resolve(FILE).toString());
            mark(target, "arriving", half);
            operator.text(5, "credits", "buy", "1");
            on(target, 0, "credits", "buy", "1");
            mark(target, "arriving", half);
            operator.text(0, "move", "--to", target);
            on(target, 0, "credits", "buy", "1");
            operator.text(5, "move", "--to", target);
            mark(FILE, "moved", null);
        }
    }

    @Test
    void staysUnendedWhereAnotherMoveTookTheOldOneAway() throws SQLException {
        operator.text(0, "move", "--to", server);
        byte[] half = withOther(mark(FILE, "moved"), folder.resolve(FILE).toString());
        mark(FILE, "moved", null);
        mark(server, "arriving", half);
        operator.text(0, "move", "--to", "new.db");
        on(server, 5, "credits", "buy", "1");
        on("new.db", 0, "credits", "buy", "1");
    }

    private String on(String database, int code, String... arguments) {
        String[] all = Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "--db";
        all[arguments.length + 1] = database;
        return operator.text(code, all);
    }

    private static byte[] withOther(byte[] mark, String other) {
        return (new String(mark, StandardCharsets.UTF_8).replaceFirst(" .*", "") + " " + other)
                .getBytes(StandardCharsets.UTF_8);
    }

    private byte[] mark(String database, String name) throws SQLException {
        try (Connection connection = connect(database);
                var query =
                        connection.prepareStatement("SELECT value FROM setting WHERE name = ?")) {
            query.setString(1, name);
            try (var rows = query.executeQuery()) {
                assertTrue(rows.next(), name);
                return rows.getBytes(1);
            }
        }
    }

    /** Has a database say what it would if the move had been killed at some moment. */
    private void mark(String database, String name, byte @Nullable [] value) throws SQLException {
        String sql =
                value == null
                        ? "DELETE FROM setting WHERE name = ?"
                        : "INSERT INTO setting (name, value) VALUES (?, ?)";
        try (Connection connection = connect(database);
                var change = connection.prepareStatement(sql)) {
            change.setString(1, name);
            if (value != null) {
                change.setBytes(2, value);
            }
            assertEquals(1, change.executeUpdate());
        }
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(
                database.startsWith("postgresql:")
                        ? "jdbc:"
                                + database.replace("outlay@", "")
                                + "?user=outlay&currentSchema=outlay"
                        : "jdbc:sqlite:" + folder.resolve(database));
    }
}
