package outlay.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import outlay.story.Operator;

/**
 * Contacts and index on two servers beside the one of the ledger, spread by the very SQL of
 * teams.md: all is as in a file, whatever becomes of one of them.
 */
final class ShardsIT {
    private static final Path PAGE = Path.of("src/docs/teams.md");
    private static final Pattern SQL = Pattern.compile("```sql\n(.*?)```", Pattern.DOTALL);
    private static final int BATCHES = 4;
    private static final int BATCH = 6_000;
    private static final int PARTS = 16;

    private static final List<String> FILTERS =
            List.of(
                    "",
                    "--country France",
                    "--country France --not-title intern",
                    "--title head --country Spain --country Italy",
                    "--title sales",
                    "--field shoe=41",
                    "--not-country Spain --employees 100-500",
                    "--email p77@acme.example",
                    "--missing city");

    private static final List<Cluster> CLUSTERS = new ArrayList<>();

    @TempDir Path folder = Path.of("");
    private String books = "";
    private final List<String> shards = new ArrayList<>();
    private Operator spread = new Operator(folder);
    private Operator file = new Operator(folder);

    @BeforeAll
    static void start() {
        for (int i = 0; i < 3; i++) {
            CLUSTERS.add(Cluster.start());
        }
    }

    @AfterAll
    static void stop() {
        CLUSTERS.forEach(Cluster::close);
    }

    @BeforeEach
    void spread() throws IOException {
        books = CLUSTERS.get(0).database();
        file = new Operator(folder);
        spread = new Operator(folder).set("OUTLAY_DB", books);
        List<String> blocks =
                SQL.matcher(Files.readString(PAGE)).results().map(each -> each.group(1)).toList();
        for (int i = 0; i < 2; i++) {
            shards.add(cluster(i).database());
            sql(i, blocks.get(0));
        }
        file.write("nobody.csv", "email\n");
        spread.text(0, "import", "nobody.csv");
        CLUSTERS.get(0).sql(books, here(blocks.get(1)));
        CLUSTERS.get(0).sql(books, here(blocks.get(2)).replace("4194304", "16384"));
    }

    /** Puts our own servers where the page has those of an example. */
    private String here(String sql) {
        return Pattern.compile(
                        "host 'contacts(.)\\.example\\.com', port '5432', dbname 'outlay',"
                                + " sslmode 'verify-full'")
                .matcher(sql)
                .replaceAll(this::server);
    }

    private String server(MatchResult found) {
        int shard = Integer.parseInt(found.group(1));
        String url = shards.get(shard);
        return "host '127.0.0.1', port '%s', dbname '%s'"
                .formatted(cluster(shard).port(), url.substring(url.lastIndexOf('/') + 1));
    }

    private static Cluster cluster(int shard) {
        return CLUSTERS.get(1 + shard);
    }

    private String sql(int shard, String statement) {
        return cluster(shard).sql(shards.get(shard), statement);
    }

    @Test
    void holdsWhatAFileHolds() throws IOException {
        importAll();
        assertSame();
        for (int shard = 0; shard < 2; shard++) {
            assertTrue(pages(shard) > 20, "pages on " + shard);
            assertTrue(rows(shard, "posting") > 10, "blocks on " + shard);
        }
        importUpdates();
        assertSame();
        erase();
        assertSame();
        assertNothingLeftOf("p77@acme.example");
        spread.text(0, "contact", "set", "p78@acme.example", "country=Chile");
        file.text(0, "contact", "set", "p78@acme.example", "country=Chile");
        assertSame();
    }

    @Test
    void movesThereAndIsBackedUp() throws IOException {
        file.write("contacts.csv", csv(0, BATCHES * BATCH, ShardsIT::row));
        file.text(0, "import", "contacts.csv");
        file.text(0, "move", "--to", books);
        spread.text(0, "doctor");
        String all = spread.text(0, "filter", "--csv", "-");
        assertTrue(pages(1) > 10);
        spread.text(0, "backup", "copy.db");
        assertEquals(all, file.text(0, "filter", "--csv", "-", "--db", "copy.db"));
        spread.text(0, "move", "--to", "back.db");
        assertEquals(all, file.text(0, "filter", "--csv", "-", "--db", "back.db"));
        file.text(0, "doctor", "--db", "back.db");
    }

    @Test
    void aServerThatIsKilledInAnImportLeavesNothingToSee() throws Exception {
        importAll();
        long before = pages(0) + pages(1);
        int lost;
        try (Connection one = locked(0);
                Connection other = locked(1)) {
            file.write("more.csv", csv(BATCHES * BATCH, BATCH, ShardsIT::row));
            CompletableFuture<Integer> importing =
                    CompletableFuture.supplyAsync(() -> spread.run("import", "more.csv"));
            lost = awaitWaiting();
            cluster(lost).kill();
            (lost == 0 ? other : one).rollback();
            assertEquals(7, importing.get(), spread::notices);
        }
        assertEquals(7, spread.run("filter", "--count"), spread::notices);
        cluster(lost).revive();
        assertTrue(pages(0) + pages(1) > before, "it had come to nothing");
        // Nobody clears up who reads from a replica.
        Operator looking = new Operator(folder).set("OUTLAY_DB_READ", books);
        for (String filter : FILTERS) {
            assertEquals(count(file, filter), count(looking, filter), filter);
        }
        assertSame();
        assertEquals(before, pages(0) + pages(1));
        file.text(0, "import", "more.csv");
        spread.text(0, "import", "more.csv");
        assertSame();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void losesNothingWhenOnlyTheOtherServerCommits(int shard) throws IOException {
        importAll();
        refuseCommits(shard);
        file.write("updates.csv", csv(0, 3 * BATCH, ShardsIT::longer));
        file.text(0, "import", "updates.csv");
        // What it has loaded are changes, which stay on the first server until they are seen.
        assertNotEquals(0, spread.run("import", "updates.csv"));
        assertSeenAsInFile();
        acceptCommits(shard);
        assertSame();

        file.text(0, "delete", "contacts", "--country", "Chile", "--yes");
        refuseCommits(shard);
        assertNotEquals(0, spread.run("delete", "contacts", "--country", "Chile", "--yes"));
        assertSeenAsInFile();
        acceptCommits(shard);
        assertSame();
        assertNothingLeftOf("p3@acme.example");
    }

    @Test
    void whoReadsIsNeverBehindTheServersOfTheContacts() {
        importAll();
        sql(1, "UPDATE outlay.shard SET epoch = 1000000");
        spread.text(8, "filter", "--count");
        assertTrue(spread.notices().contains("ahead"), spread::notices);
        sql(1, "UPDATE outlay.shard SET epoch = 0");
        assertSame();
    }

    private void importAll() {
        for (int batch = 0; batch < BATCHES; batch++) {
            both(batch + ".csv", csv(batch * BATCH, BATCH, ShardsIT::row));
        }
    }

    private void importUpdates() {
        both("updates.csv", csv(5_000, 2 * BATCH, ShardsIT::longer));
    }

    private void both(String name, String csv) {
        file.write(name, csv);
        file.text(0, "import", name);
        spread.text(0, "import", name);
    }

    private void erase() {
        file.write("erase.txt", "p77@acme.example\np16390@acme.example\np23999@acme.example\n");
        for (Operator each : List.of(file, spread)) {
            each.text(0, "delete", "contacts", "--from", "erase.txt", "--yes");
            each.text(0, "delete", "contacts", "--title", "intern", "--country", "Italy", "--yes");
        }
    }

    private static String csv(int first, int count, IntFunction<String> row) {
        return IntStream.range(first, first + count)
                .mapToObj(row)
                .collect(
                        Collectors.joining(
                                "\n", "email,title,country,employees,city,shoe,note\n", "\n"));
    }

    private static String row(int i) {
        return "p%d@acme.example,%s,%s,%d,%s,%d,"
                .formatted(
                        i,
                        List.of("Head of Sales", "Intern", "CEO").get(i % 3),
                        List.of("France", "Spain", "Italy", "Chile").get(i % 4),
                        i % 1_000,
                        i % 7 == 0 ? "" : "Town " + i % 500,
                        36 + i % 11);
    }

    /** So much longer that the pages are too small for them. */
    private static String longer(int i) {
        return row(i + (i % 5 == 0 ? 400_001 : 0)).replaceFirst("^p[0-9]+", "p" + i)
                + "what somebody has written of number "
                + i
                + " and some more than that";
    }

    private void assertSame() {
        assertEquals("", spread.text(0, "credits", "check"));
        spread.text(0, "doctor");
        assertCounts(spread);
        assertEquals(file.text(0, "filter", "--csv", "-"), spread.text(0, "filter", "--csv", "-"));
        String some = "filter --title head --field shoe=41 --csv -";
        assertEquals(file.text(0, some.split(" ")), spread.text(0, some.split(" ")));
        for (String facet : List.of("country", "shoe")) {
            assertEquals(
                    file.text(0, "filter", "--facets", facet),
                    spread.text(0, "filter", "--facets", facet));
        }
    }

    /** Looks without clearing up, as one who reads from a replica does. */
    private void assertSeenAsInFile() {
        Operator looking = new Operator(folder).set("OUTLAY_DB_READ", books);
        assertCounts(looking);
        assertEquals(file.text(0, "filter", "--csv", "-"), looking.text(0, "filter", "--csv", "-"));
    }

    private void assertCounts(Operator looking) {
        for (String filter : FILTERS) {
            assertEquals(count(file, filter), count(looking, filter), filter);
        }
    }

    private static String count(Operator operator, String filter) {
        return operator.text(0, ("filter --count " + filter).strip().split(" "));
    }

    private void assertNothingLeftOf(String email) {
        String name = email.substring(0, email.indexOf('@'));
        for (int shard = 0; shard < 2; shard++) {
            for (int part = 0; part < PARTS; part++) {
                assertEquals(
                        "0\n0\n",
                        sql(
                                shard,
                                """
                                SELECT count(*) FROM outlay.contact_page_%1$d
                                WHERE position('%2$s'::bytea IN contacts) > 0
                                UNION ALL
                                SELECT count(*) FROM outlay.posting_%1$d
                                WHERE position('%2$s'::bytea IN block) > 0
                                """
                                        .formatted(part, name + "@")));
            }
        }
    }

    private long pages(int shard) {
        return rows(shard, "contact_page");
    }

    private long rows(int shard, String table) {
        return Long.parseLong(
                sql(
                                shard,
                                "SELECT "
                                        + ofEach(
                                                "(SELECT count(*) FROM outlay." + table + "_%d)",
                                                "+"))
                        .strip());
    }

    private static String ofEach(String text, String between) {
        return IntStream.range(0, PARTS)
                .mapToObj(text::formatted)
                .collect(Collectors.joining(between));
    }

    /** Has whoever writes blocks of the index on a server wait until the connection ends. */
    private Connection locked(int shard) throws SQLException {
        Connection connection =
                DriverManager.getConnection(
                        "jdbc:" + shards.get(shard).replace("outlay@", "") + "?user=outlay");
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "LOCK TABLE " + ofEach("outlay.posting_%d", ", ") + " IN EXCLUSIVE MODE");
        }
        return connection;
    }

    /** Returns on which server somebody waits, once one does. */
    private int awaitWaiting() {
        while (true) {
            for (int shard = 0; shard < 2; shard++) {
                if (sql(shard, "SELECT 1 FROM pg_locks WHERE NOT granted").startsWith("1")) {
                    return shard;
                }
            }
        }
    }

    /** Has a server refuse to commit what changes pages or blocks. */
    private void refuseCommits(int shard) {
        String triggers =
                ofEach(
                        """
                                CREATE CONSTRAINT TRIGGER refuse
                                AFTER INSERT OR UPDATE OR DELETE ON outlay.contact_page_%1$d
                                DEFERRABLE INITIALLY DEFERRED
                                FOR EACH ROW EXECUTE FUNCTION outlay.refuse();
                                CREATE CONSTRAINT TRIGGER refuse
                                AFTER UPDATE OR DELETE ON outlay.posting_%1$d
                                DEFERRABLE INITIALLY DEFERRED
                                FOR EACH ROW EXECUTE FUNCTION outlay.refuse();
                                """,
                        "");
        sql(
                shard,
                """
                CREATE FUNCTION outlay.refuse() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    RAISE EXCEPTION 'disk full' USING ERRCODE = 'disk_full';
                END
                $$;
                """
                        + triggers);
    }

    private void acceptCommits(int shard) {
        sql(shard, "DROP FUNCTION outlay.refuse() CASCADE");
    }
}
