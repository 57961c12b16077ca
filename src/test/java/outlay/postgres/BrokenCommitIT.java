package outlay.postgres;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import outlay.story.Operator;

/**
 * Breaks the connection before and after each COMMIT of a command. What it says is true: a command
 * that ends with 0 has done all once, one that ends with 7 has to be run again, and does all once
 * then.
 */
final class BrokenCommitIT {
    private static @Nullable Cluster cluster;
    private static @Nullable Proxy proxy;

    @TempDir Path folder = Path.of("");

    @BeforeAll
    static void start() {
        cluster = Cluster.start();
        proxy = new Proxy(cluster.port());
    }

    @AfterAll
    static void stop() {
        if (cluster != null) {
            requireNonNull(proxy).close();
            cluster.close();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "credits buy 10",
                "import more.csv",
                "campaign create autumn --file campaign.json",
                "upload spring --country France --leads 2",
                "delete contacts --campaign spring --email ann@acme.example --yes",
                "delete campaign spring --yes",
                "suppress add ann@acme.example",
                "send --transport maildir:out"
            })
    void happensOnce(String command) {
        String base = requireNonNull(cluster).database();
        makeWorld(operator(base));
        sweep(base, command.split(" "));
    }

    private void makeWorld(Operator world) {
        world.write(
                "contacts.csv",
                """
                email,country
                ann@acme.example,France
                bob@acme.example,France
                cyd@beta.example,France
                """);
        world.write("more.csv", "email,country\ndee@acme.example,France\nann@acme.example,Spain\n");
        world.write("step.txt", "Hello.\n");
        world.write(
                "campaign.json",
                "{\"from\":\"nadia@ferrybridge.example\",\"commercial\":false,"
                        + "\"steps\":[{\"subject\":\"Hi\",\"text\":\"step.txt\"}]}");
        world.text(0, "import", "contacts.csv");
        world.text(0, "credits", "buy", "5");
        world.text(0, "campaign", "create", "spring", "--file", "campaign.json");
        world.text(0, "upload", "spring", "--country", "France", "--leads", "1");
        world.text(0, "campaign", "start", "spring");
    }

    /** Cuts at one COMMIT after another, until there are no more. */
    private void sweep(String base, String[] command) {
        String undisturbed = copy(base);
        operator(undisturbed).text(0, command);
        Map<String, Object> expected = state(undisturbed);
        for (Proxy.Cut cut : Proxy.Cut.values()) {
            for (int commit = 1; ; commit++) {
                String database = copy(base);
                requireNonNull(proxy).cut(cut, commit);
                Operator disturbed = operator(through(database));
                int code = disturbed.run(command);
                if (!requireNonNull(proxy).hasCut()) {
                    assertEquals(0, code);
                    assertTrue(commit > 2, "nothing was cut");
                    break;
                }
                String where = String.join(" ", command) + ", " + cut + " COMMIT " + commit;
                if (code != 0) {
                    assertEquals(7, code, where + "\n" + disturbed.notices());
                    operator(database).text(0, command);
                }
                assertEquals(expected, state(database), where + ": " + code);
            }
        }
    }

    private Map<String, Object> state(String database) {
        Operator world = operator(database);
        assertEquals("", world.text(0, "credits", "check"));
        return Map.of(
                "balance", world.json("credits", "balance"),
                "contacts", world.text(0, "filter", "--count"),
                "log", world.text(0, "credits", "log").lines().count(),
                "recipients", world.text(0, "status"));
    }

    private String copy(String base) {
        return requireNonNull(cluster).copy(base);
    }

    private String through(String url) {
        return url.replace(
                        ":" + requireNonNull(cluster).port() + "/",
                        ":" + requireNonNull(proxy).port() + "/")
                + "?sslmode=disable";
    }

    private Operator operator(String url) {
        return new Operator(folder).set("OUTLAY_DB", url).set("OUTLAY_NOW", "2026-03-02T10:00:00Z");
    }
}
