package outlay.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.story.Operator;

/** How often a command waits for its server does not grow with what it has to do with. */
final class TripsIT {
    private static final int LEADS = 2_000;
    private static final int MESSAGES = 300;

    @TempDir Path folder = Path.of("");

    @Test
    void waitsForManyAtOnce() {
        try (Cluster cluster = Cluster.start();
                Proxy proxy = new Proxy(cluster.port())) {
            Operator world = new Operator(folder).set("OUTLAY_DB", proxy.url(cluster.database()));
            prepare(world);
            int before = proxy.trips();
            world.text(0, "upload", "large", "--leads", String.valueOf(LEADS));
            int upload = proxy.trips() - before;
            assertTrue(upload < LEADS / 20, () -> upload + " trips for an upload");
            world.text(0, "upload", "sent", "--leads", String.valueOf(MESSAGES));
            sends(world, proxy);
        }
    }

    /** How many deliveries end together is a matter of luck; what each costs is not. */
    private static void sends(Operator world, Proxy proxy) {
        proxy.at(Proxy.Moment.BEFORE, 0, () -> {});
        int before = proxy.trips();
        assertEquals(
                MESSAGES,
                world.json(
                                "send",
                                "sent",
                                "--connections",
                                "20",
                                "--validate",
                                "syntax",
                                "--transport",
                                "maildir:sent")
                        .get("sent"));
        int trips = proxy.trips() - before;
        int most = 9 * proxy.commits() + 20;
        assertTrue(
                trips < most,
                () -> trips + " trips for " + proxy.commits() + " transactions of a send");
    }

    private static void prepare(Operator world) {
        world.write(
                "contacts.csv",
                IntStream.rangeClosed(1, LEADS)
                        .mapToObj(i -> "ann%d@host%d.example%n".formatted(i, i % 97))
                        .collect(Collectors.joining("", "email\n", "")));
        world.write("step.txt", "Hello.\n");
        world.write(
                "campaign.json",
                "{\"from\":\"nadia@ferrybridge.example\",\"commercial\":false,"
                        + "\"steps\":[{\"subject\":\"Hi\",\"text\":\"step.txt\"}]}");
        world.text(0, "import", "contacts.csv");
        world.text(0, "credits", "buy", String.valueOf(LEADS + MESSAGES));
        world.text(0, "campaign", "create", "large", "--file", "campaign.json");
        world.text(0, "campaign", "create", "sent", "--file", "campaign.json");
    }
}
