package outlay.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.story.Operator;

/** Who may open a database on a server, and what is said to others. */
final class LoginIT {
    @TempDir Path folder = Path.of("");

    private Operator operator() {
        return new Operator(folder);
    }

    @Test
    void takesThePasswordFromWhereItIsSafe() throws IOException, SQLException {
        try (Cluster cluster = Cluster.start()) {
            String url = cluster.database();
            change(
                    url,
                    "SET password_encryption = 'scram-sha-256'; ALTER USER outlay PASSWORD 's:e\\c'");
            cluster.put("pg_hba.conf", "host all all 127.0.0.1/32 scram-sha-256\n");
            cluster.restart();

            operator().text(7, "credits", "buy", "1", "--db", url);
            says(operator().set("OUTLAY_DB_PASSWORD", "wrong"), 7, "refuses the login", url);
            operator()
                    .set("OUTLAY_DB_PASSWORD", "s:e\\c")
                    .text(0, "credits", "buy", "1", "--db", url);
            operator().set("PGPASSWORD", "s:e\\c").text(0, "status", "--db", url);
            operator()
                    .set("OUTLAY_DB_PASSWORD_COMMAND", "printf '%s' 's:e\\c'")
                    .text(0, "status", "--db", url);

            Path file = operator().write("password", "s:e\\c\n");
            says(
                    operator().set("OUTLAY_DB_PASSWORD_FILE", file.toString()),
                    2,
                    "others may use",
                    url);
            permit(file, "rw-------");
            operator()
                    .set("OUTLAY_DB_PASSWORD_FILE", file.toString())
                    .text(0, "status", "--db", url);

            String place = url.replaceAll(".*@", "").replace("/", ":");
            Path passes =
                    operator()
                            .write(
                                    ".pgpass",
                                    "# one\nelsewhere:*:*:*:no\n" + place + ":outlay:s\\:e\\\\c\n");
            says(operator(), 2, "others may use", url);
            permit(passes, "rw-------");
            operator().text(0, "status", "--db", url);
            Path other = Files.move(passes, folder.resolve("other"));
            operator().text(7, "status", "--db", url);
            operator().set("PGPASSFILE", other.toString()).text(0, "status", "--db", url);
        }
        says(operator(), 2, "has a password in it", "postgresql://me:secret@127.0.0.1/outlay");
    }

    @Test
    void saysWhatIsNotThere() throws SQLException {
        try (Cluster cluster = Cluster.start()) {
            String empty = cluster.database();
            says(operator(), 10, "no Outlay database at", empty);
            says(operator(), 10, "there is no such database", cluster.url("none"));
            String other = cluster.database();
            change(other, "CREATE TABLE foreign_one (id BIGINT)");
            says(operator(), 10, "no Outlay database at", other);
            operator().text(10, "credits", "buy", "1", "--db", other);

            operator().text(0, "credits", "buy", "1", "--db", empty);
            change(empty, "UPDATE outlay.setting SET value = '999' WHERE name = 'schema'");
            says(operator(), 10, "written by a newer Outlay", empty);
        }
        says(operator(), 7, "cannot connect to", "postgresql://outlay@127.0.0.1:1/outlay");
    }

    @Test
    void readsFromAStandbyAndChangesNothingThere() {
        try (Cluster primary = Cluster.start()) {
            String url = primary.database();
            Operator team = operator();
            team.text(0, "credits", "buy", "5", "--expires", "2099-01-01", "--db", url);
            team.write("leads.csv", "email\nann@one.example\n");
            team.text(0, "import", "leads.csv", "--db", url);
            try (Cluster standby = primary.standby()) {
                String replica = standby.url("db1");
                team.set("OUTLAY_NOW", "2100-01-01T00:00:00Z");
                for (String command :
                        new String[] {"credits balance", "status", "filter", "doctor"}) {
                    team.text(0, (command + " --db " + replica).split(" "));
                }
                assertTrue(
                        team.text(0, "doctor", "--json", "--db", replica)
                                .contains("\"server\":{\"role\":\"standby\",\"checksums\":false,"));
                team.text(7, "credits", "buy", "1", "--db", replica);
                assertTrue(team.notices().contains("a standby"), team.notices());
                team.text(7, "import", "leads.csv", "--db", replica);

                team.set("OUTLAY_DB", url).set("OUTLAY_DB_READ", replica);
                team.text(0, "credits", "balance");
                assertTrue(team.text(0, "filter", "--count").contains("1"));
                standby.restart("hot_standby=off");
                team.text(7, "filter");
                assertTrue(team.notices().contains("cannot be reached"), team.notices());
                team.text(7, "status");
                team.text(7, "report", "--html", "report.html");
                team.text(0, "credits", "balance");
                team.text(0, "credits", "buy", "1");
                team.text(0, "status", "--db", "postgresql://x@127.0.0.1:1/x", "--help");
                team.text(10, "status", "--db", "none.db");
            }
        }
    }

    /** A standby that nobody has: what waits for it would wait for ever, so nothing is changed. */
    @Test
    void hasDoctorSayHowWellAServerKeepsThings() throws SQLException {
        try (Cluster cluster = Cluster.start()) {
            String url = cluster.database();
            Operator team = operator();
            team.text(0, "credits", "buy", "5", "--db", url);
            team.text(0, "doctor", "--db", url);
            assertTrue(team.notices().contains("no synchronous standby"), team.notices());
            assertTrue(team.notices().contains("no data checksums"), team.notices());
            change(url, "ALTER ROLE outlay SET synchronous_commit = off");
            assertTrue(
                    team.text(9, "doctor", "--db", url).contains("synchronous_commit is off"),
                    team.notices());
            change(url, "ALTER ROLE outlay RESET synchronous_commit");
            change(url, "ALTER ROLE outlay SET synchronous_commit = local");
            change(url, "ALTER SYSTEM SET synchronous_standby_names = 'standby1'");
            change(url, "SELECT pg_reload_conf()");
            cluster.restart();
            team.text(0, "doctor", "--db", url);
            assertTrue(!team.notices().contains("no synchronous standby"), team.notices());
        }
    }

    private static void says(Operator operator, int code, String words, String url) {
        operator.text(code, "status", "--db", url);
        assertTrue(operator.notices().contains(words), operator.notices());
    }

    private static void permit(Path file, String mode) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
        assertEquals(mode, PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    private static void change(String url, String sql) throws SQLException {
        String jdbc = "jdbc:" + url.replace("outlay@", "") + "?user=outlay";
        try (Connection connection = DriverManager.getConnection(jdbc);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
