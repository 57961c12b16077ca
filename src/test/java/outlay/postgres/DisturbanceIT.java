package outlay.postgres;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import outlay.story.Operator;

/**
 * Disturbs a command before and after each of its COMMITs. What it says is true: a command that
 * ends with 0 has done all once, one that ends with 7 has to be run again, and does all once then.
 *
 * <p>Most of the time it waits for a server that is away: so other classes run beside it.
 */
@Execution(ExecutionMode.CONCURRENT)
final class DisturbanceIT {
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
            proxy().close();
            cluster.close();
        }
    }

    private static Cluster cluster() {
        return requireNonNull(cluster);
    }

    private static Proxy proxy() {
        return requireNonNull(proxy);
    }

    @Execution(ExecutionMode.SAME_THREAD)
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
                "inbox back.eml",
                "send --transport maildir:out"
            })
    void happensOnceWhereverTheConnectionBreaks(String command) {
        sweep(command, 1, database -> {});
    }

    /** The server takes its memory for damaged then, ends all connections, and recovers. */
    @Execution(ExecutionMode.SAME_THREAD)
    @ParameterizedTest
    @ValueSource(
            strings = {"upload spring --country France --leads 2", "send --transport maildir:out"})
    void happensOnceWhenTheProcessThatServesItIsKilled(String command) {
        sweep(command, 2, cluster()::killBackends);
    }

    @Execution(ExecutionMode.SAME_THREAD)
    @ParameterizedTest
    @ValueSource(strings = {"credits buy 10", "send --transport maildir:out"})
    void happensOnceWhenTheServerIsKilled(String command) {
        sweep(
                command,
                5,
                database -> {
                    cluster().kill();
                    cluster().revive();
                });
    }

    /** Disturbs one COMMIT after another, or each second or third, until there are no more. */
    private void sweep(String line, int step, Consumer<String> event) {
        World world = new World(cluster(), folder);
        String[] command = line.split(" ");
        String undisturbed = world.copy();
        world.operator(undisturbed).text(0, command);
        Map<String, Object> expected = world.state(undisturbed);
        for (Proxy.Moment moment : Proxy.Moment.values()) {
            for (int commit = 1; ; commit += step) {
                String database = world.copy();
                proxy().at(moment, commit, () -> event.accept(database));
                Operator disturbed = world.operator(proxy().url(database));
                int code = disturbed.run(command);
                if (!proxy().hasHappened()) {
                    assertEquals(0, code, disturbed.notices());
                    assertTrue(commit > 2, "nothing happened");
                    break;
                }
                String where = line + ", " + moment + " COMMIT " + commit;
                if (code != 0) {
                    assertEquals(7, code, where + "\n" + disturbed.notices());
                    world.operator(database).text(0, command);
                }
                assertEquals(expected, world.state(database), where + ": " + code);
            }
        }
    }

    /**
     * A network that swallows everything tells nothing: only time does. What a send had in hand is
     * in doubt once its lease has run out, and the others are sent by the next one.
     */
    @Execution(ExecutionMode.SAME_THREAD)
    @Test
    void givesUpWithinTwoMinutesWhenTheServerIsSilent() {
        World world = new World(cluster(), folder);
        String database = world.copy();
        Operator near = world.operator(database);
        near.text(0, "upload", "spring", "--country", "France", "--leads", "2");
        proxy().at(Proxy.Moment.BEFORE, 14, proxy()::fallSilent);
        Operator cut = world.operator(proxy().url(database));
        long begun = System.nanoTime();
        int code = cut.run("send", "--transport", "maildir:out");
        long seconds = (System.nanoTime() - begun) / 1_000_000_000;
        proxy().speak();
        assertEquals(7, code, cut.notices());
        assertTrue(seconds < 120, seconds + " s");
        near.text(0, "send", "--transport", "maildir:out", "--wait", "90s");
        Map<String, Object> campaign =
                Operator.list(near.json("status", "spring"), "campaigns").get(0);
        assertEquals(Map.of("finished", 2, "in-doubt", 1), campaign.get("statuses"));
        assertEquals("", near.text(0, "credits", "check"));
    }
}
