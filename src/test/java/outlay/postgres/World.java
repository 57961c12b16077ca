package outlay.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import outlay.story.Operator;
import outlay.transcript.DeliveredMail;

/**
 * What the commands of these tests begin with: three contacts, one of whom is in a campaign that
 * runs, and a fourth whose email has come back. Files are in one folder, databases are copies of
 * one.
 */
final class World {
    static final String NOW = "2026-03-02T10:00:00Z";

    private final Cluster cluster;
    private final Path folder;
    private final String base;

    World(Cluster cluster, Path folder) {
        this.cluster = cluster;
        this.folder = folder;
        this.base = cluster.database();
        make(operator(base));
    }

    private void make(Operator world) {
        world.write(
                "contacts.csv",
                """
                email,country
                ann@acme.example,France
                bob@acme.example,France
                cyd@beta.example,France
                eve@acme.example,Peru
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
        world.text(0, "campaign", "create", "winter", "--file", "campaign.json");
        world.text(0, "upload", "winter", "--country", "Peru");
        world.text(0, "campaign", "start", "winter");
        world.text(0, "send", "winter", "--transport", "maildir:winter");
        world.write("back.eml", bounce());
    }

    private String bounce() {
        try {
            return new DeliveredMail(folder.resolve("winter")).bounce("eve@acme.example", "5.1.1");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the database of which the others are copies. */
    String base() {
        return base;
    }

    /** Returns the URL of a new database in which nothing has happened since. */
    String copy() {
        return cluster.copy(base);
    }

    Operator operator(String url) {
        return new Operator(folder).set("OUTLAY_DB", url).set("OUTLAY_NOW", NOW);
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
