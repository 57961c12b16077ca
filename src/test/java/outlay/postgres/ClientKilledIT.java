package outlay.postgres;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import outlay.crash.Child;
import outlay.crash.Program;
import outlay.story.Operator;
import outlay.transcript.DeliveredMail;

/**
 * Kills a command before and after its COMMITs. Nobody learns from it whether it was done: run
 * again, all has happened once.
 */
final class ClientKilledIT {
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

    /** The command, and how many COMMITs there are from one to the next that it is killed at. */
    @ParameterizedTest
    @CsvSource({
        "credits buy 10 --key order-7, 1",
        "import more.csv, 5",
        "upload spring --country France --leads 2 --key segment-7, 2",
        "delete contacts --campaign spring --email ann@acme.example --yes, 2",
        "inbox back.eml, 2"
    })
    void happensOnce(String line, int step) throws Exception {
        World world = new World(cluster(), folder);
        String[] command = line.split(" ");
        String undisturbed = world.copy();
        world.operator(undisturbed).text(0, command);
        Map<String, Object> expected = world.state(undisturbed);
        Sweep sweep = new Sweep(step, command);
        while (sweep.killNext(world.copy())) {
            world.operator(sweep.database).run(command);
            assertEquals(expected, world.state(sweep.database), sweep::toString);
        }
    }

    /** Who is in doubt may have it or not; everybody else has got it once, and credits say so. */
    @Test
    void mailsNobodyTwice() throws Exception {
        World world = new World(cluster(), folder);
        world.operator(world.base())
                .text(0, "upload", "spring", "--country", "France", "--leads", "2");
        Sweep sweep = new Sweep(3, "send", "spring");
        for (int run = 0; sweep.killNext(world.copy(), "maildir:mail" + run); run++) {
            Operator next = world.operator(sweep.database);
            next.text(0, "send", "spring", "--transport", "maildir:mail" + run);
            assertEquals("", next.text(0, "credits", "check"));
            List<String> got = new DeliveredMail(folder.resolve("mail" + run)).list();
            assertEquals(new TreeSet<>(got).size(), got.size(), sweep + " twice: " + got);
            long inDoubt =
                    next.text(0, "recipients", "spring", "--status", "in-doubt").lines().count()
                            - 1;
            assertTrue(inDoubt <= 1, sweep + " in doubt: " + inDoubt);
            assertTrue(got.size() >= 3 - inDoubt, sweep + " got it: " + got);
            assertTrue(got.size() <= 3, sweep + " got it: " + got);
        }
    }

    /** Kills a command at one COMMIT after another, first before each of them, then after. */
    private final class Sweep {
        private final int step;
        private final String[] command;
        private final Program program = new Program(folder);
        private Proxy.Moment moment = Proxy.Moment.BEFORE;
        private int commit;
        private int kills;
        private String database = "";

        Sweep(int step, String... command) {
            this.step = step;
            this.command = command;
            program.set("OUTLAY_NOW", World.NOW);
        }

        boolean killNext(String copy) throws Exception {
            return killNext(copy, "maildir:out");
        }

        /** Says whether there was another COMMIT to kill it at. */
        boolean killNext(String copy, String transport) throws Exception {
            commit += commit == 0 ? 1 : step;
            database = copy;
            program.set("OUTLAY_DB", proxy().url(copy));
            program.set("OUTLAY_TRANSPORT", transport);
            AtomicReference<Child> child = new AtomicReference<>();
            proxy().at(moment, commit, () -> requireNonNull(child.get()).kill());
            try (Child started = program.start(command)) {
                child.set(started);
                Program.Answer answer = started.await();
                if (answer.isKilled()) {
                    kills++;
                    expireLeases();
                    return true;
                }
                answer.done();
            }
            if (moment == Proxy.Moment.BEFORE) {
                moment = Proxy.Moment.AFTER;
                commit = 0;
                return killNext(copy, transport);
            }
            assertTrue(kills > 2, "killed only " + kills + " times");
            return false;
        }

        /** As a minute would, which the tests have no time for. */
        private void expireLeases() {
            cluster().sql(database, "UPDATE outlay.lease SET ends_at = clock_timestamp()");
        }

        @Override
        public String toString() {
            return String.join(" ", command) + ", " + moment + " COMMIT " + commit;
        }
    }
}
