package outlay.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import outlay.story.Operator;

/**
 * What the commands of these tests begin with: three contacts, one of whom is in a campaign that
 * runs. Files are in one folder, databases are copies of one.
 */
final class World {
    private final Cluster cluster;
    private final Path folder;
    private final String base;

    World(Cluster cluster, Path folder) {
        this.cluster = cluster;
        this.folder = folder;
        this.base = cluster.database();
        make(operator(base));
    }

    private static void make(Operator world) {
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

    /** Returns the URL of a new database in which nothing has happened since. */
    String copy() {
        return cluster.copy(base);
    }

    Operator operator(String url) {
        return new Operator(folder).set("OUTLAY_DB", url).set("OUTLAY_NOW", "2026-03-02T10:00:00Z");
    }

    /** Returns what can be told of a database, after making sure that its ledger adds up. */
    Map<String, Object> state(String url) {
        Operator world = operator(url);
        assertEquals("", world.text(0, "credits", "check"));
        return Map.of(
                "balance", world.json("credits", "balance"),
                "contacts", world.text(0, "filter", "--count"),
                "log", world.text(0, "credits", "log").lines().count(),
                "recipients", world.text(0, "status"));
    }
}
