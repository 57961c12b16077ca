package outlay.cli.credits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.cli.Main;
import outlay.cli.input.Environment;
import outlay.output.Streams;

/** {@code credits log} and {@code credits check} as their users meet them. */
final class CreditsCommandsTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir private Path folder;

    @BeforeEach
    void buyTwice() {
        run("2026-03-01T09:00:00Z", "credits", "buy", "1500");
        run("2026-03-02T09:00:00Z", "credits", "buy", "20", "--reference", "=INV-2");
    }

    @Test
    void showsTheLogAsATable() {
        assertEquals(0, log());
        assertEquals(
                """
                at                    kind      credits  reason  campaign  available  reserved  spent
                2026-03-01T09:00:00Z  purchase    1,500                        1,500         0      0
                2026-03-02T09:00:00Z  purchase       20                        1,520         0      0
                """,
                out());
    }

    @Test
    void showsTheLogAsJson() {
        assertEquals(0, log("--json", "--limit", "1"));
        assertEquals(
                """
                {"entries":[{"id":2,"at":"2026-03-02T09:00:00Z","kind":"purchase","credits":20,\
                "from":null,"reason":null,"campaign":null,"operation":2,"reference":"=INV-2",\
                "available":1520,"reserved":0,"spent":0,"expired":0}]}
                """,
                out());
        assertEquals(0, log("--json", "--kind", "return"));
        assertEquals("{\"entries\":[]}\n", out());
        assertEquals(0, log("--json", "--detail", "--limit", "1"));
        assertTrue(out().contains("\"campaign\":null,\"email\":null,\"operation\":2"), out());
    }

    @Test
    void writesTheLogAsCsv() throws IOException {
        String csv =
                """
                id,at,kind,credits,from,reason,campaign,operation,reference,available,reserved,spent,expired
                1,2026-03-01T09:00:00Z,purchase,1500,,,,1,,1500,0,0,0
                2,2026-03-02T09:00:00Z,purchase,20,,,,2,'=INV-2,1520,0,0,0
                """;
        assertEquals(0, log("--csv", "-"));
        assertEquals(csv, out());
        assertEquals(0, log("--csv", "log.csv"));
        assertEquals("", out());
        assertEquals(csv, Files.readString(folder.resolve("log.csv")));
        assertEquals(0, log("--csv", "-", "--detail", "--limit", "1"));
        assertTrue(out().startsWith("id,at,kind,credits,from,reason,campaign,email,"), out());
    }

    @Test
    void takesADateForAllOfItsDay() {
        assertEquals("1,500", bought("--until", "2026-03-01"));
        assertEquals("1,500 20", bought("--until", "2026-03-02"));
        assertEquals("20", bought("--since", "2026-03-02"));
        assertEquals("20", bought("--since", "2026-03-02", "--until", "2026-03-02"));
        assertEquals("", bought("--since", "2026-03-03"));
        assertEquals("20", bought("--since", "2026-03-02T09:00:00Z"));
        assertEquals("", bought("--since", "2026-03-02T09:10:00Z"));
        assertEquals("1,500", bought("--until", "2026-03-02T09:00:00Z"));
        assertEquals("1,500 20", bought("--until", "2026-03-02T09:10:00Z"));
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertRefused(5, "there never was a campaign named spring", "--campaign", "spring");
        assertRefused(2, "--kind", "--kind", "gift");
        assertRefused(2, "--since is neither instant nor date: monday", "--since", "monday");
        assertRefused(2, "--until is neither instant nor date: 12T", "--until", "12T");
        assertRefused(2, "--limit is 0", "--limit", "0");
        assertRefused(2, "exclude each other", "--csv", "x.csv", "--json");
        assertRefused(5, "there never was", "--campaign", "spring", "--csv", "x.csv");
        assertFalse(Files.exists(folder.resolve("x.csv")));
    }

    @Test
    void checksInSilenceWhenAllAgree() {
        assertEquals(0, outlay("credits", "check"));
        assertEquals("", out());
        assertEquals("", err());
        assertEquals(0, outlay("credits", "check", "--json"));
        assertEquals("{\"differences\":[]}\n", out());
    }

    @Test
    void findsAHandFromOutside() throws SQLException {
        tamper(
                "DROP TRIGGER ledger_entry_is_never_changed",
                "UPDATE ledger_entry SET credits = 16, purchased = 16, available = 16 WHERE id = 1");
        assertEquals(9, outlay("credits", "check"));
        assertEquals(
                """
                schema: ledger_entry_is_never_changed, which guards the ledger, has been removed
                entry 1: it was changed: its hash is not that of what it says
                entry 2: its balances are 1520 purchased, 1520 available, 0 reserved, 0 spent, 0 expired; \
                after the entry before it they must be 36 purchased, 36 available, 0 reserved, \
                0 spent, 0 expired
                balance: it is 1520 purchased, 1520 available, 0 reserved, 0 spent, 0 expired; all entries \
                make 36 purchased, 36 available, 0 reserved, 0 spent, 0 expired
                purchase 1: available are 1500; all entries make 16
                """,
                out());
        assertTrue(err().contains("the credits do not agree"), err());
        assertEquals(9, outlay("credits", "check", "--json", "--quiet"));
        assertTrue(out().startsWith("{\"differences\":[{\"where\":\"schema\",\"what\":"), out());
        assertTrue(out().endsWith("all entries make 16\"}]}\n"), out());
        assertEquals("", err());
    }

    private void tamper(String... statements) throws SQLException {
        try (Connection raw =
                        DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("outlay.db"));
                Statement statement = raw.createStatement()) {
            for (String sql : statements) {
                statement.executeUpdate(sql);
            }
        }
    }

    private void assertRefused(int code, String why, String... options) {
        assertEquals(code, log(options), why);
        assertEquals("", out());
        assertTrue(err().contains(why), err());
    }

    /** Returns the credits of each purchase that the log shows. */
    private String bought(String... options) {
        assertEquals(0, log(options));
        return out().lines()
                .skip(1)
                .map(line -> line.replaceFirst(".* purchase +([0-9,]+) .*", "$1"))
                .collect(Collectors.joining(" "));
    }

    private int log(String... options) {
        return outlay(
                Stream.concat(Stream.of("credits", "log"), Arrays.stream(options))
                        .toArray(String[]::new));
    }

    private int outlay(String... arguments) {
        return run("2026-03-03T09:00:00Z", arguments);
    }

    private int run(String now, String... arguments) {
        out.reset();
        err.reset();
        Streams streams = new Streams(InputStream.nullInputStream(), out, err, false, false, false);
        Map<String, String> variables = Map.of("OUTLAY_NOW", now, "HOME", folder.toString());
        return Main.run(new Environment(streams, variables, folder), arguments);
    }

    /** The clock runs on while a command starts: minutes and seconds are left out. */
    private String out() {
        return out.toString(StandardCharsets.UTF_8).replaceAll("T09:..:..Z", "T09:00:00Z");
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
