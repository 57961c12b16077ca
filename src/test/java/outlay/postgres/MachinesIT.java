package outlay.postgres;

import static java.util.stream.Collectors.groupingBy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.crash.Child;
import outlay.crash.Program;
import outlay.mail.smtp.SmtpSink;
import outlay.story.Operator;

/**
 * Three machines send by six mailboxes, two others import, one uploads, all at once and for two
 * minutes, and each of their commands may be killed. No mailbox sends more than it may, over all
 * machines, and nobody is mailed twice.
 */
final class MachinesIT {
    private static final int CONTACTS = 400;
    private static final int CREDITS = 2_000;
    private static final int PER_DAY = 25;
    private static final int GAP_SECONDS = 2;
    private static final int CONNECTIONS = 2;
    private static final long NANOS = TimeUnit.SECONDS.toNanos(120);

    /** Codes of commands that have nothing to do, or have to wait for others. */
    private static final Set<Integer> USUAL = Set.of(0, 5, 8);

    @TempDir Path folder = Path.of("");

    private final Random random = new Random(16);
    private long end;

    @Test
    void keepQuotasAndMailEverybodyOnce() throws Exception {
        try (Cluster cluster = Cluster.start();
                SmtpSink sink = new SmtpSink("PIPELINING")) {
            String database = cluster.database();
            Operator office = new Operator(folder).set("OUTLAY_DB", database);
            office.set("OUTLAY_TRANSPORT", sink.url());
            prepare(office);
            work(database, sink);

            // What they had whose leases have run out is called in doubt, and the rest can go.
            cluster.sql(database, "UPDATE outlay.lease SET ends_at = clock_timestamp()");
            office.text(0, "status");
            assertEquals("", office.text(0, "credits", "check"));
            nobodyTwice(office, sink);
            quotasAreKept(cluster, database);
        }
    }

    private static void prepare(Operator office) {
        office.write("step.txt", "Hello.\n");
        office.write("first.csv", contacts(0));
        office.text(0, "import", "first.csv");
        office.text(0, "credits", "buy", "" + CREDITS);
        for (int campaign = 0; campaign < 2; campaign++) {
            List<String> mailboxes = new ArrayList<>();
            for (int i = 1; i <= 3; i++) {
                String mailbox = "box" + (3 * campaign + i);
                mailboxes.add("\"" + mailbox + "\"");
                String from = mailbox + "@sender.example";
                if (i == 3) {
                    office.text(
                            0,
                            "mailbox",
                            "add",
                            mailbox,
                            "--from",
                            from,
                            "--gap-seconds",
                            "" + GAP_SECONDS);
                } else {
                    office.text(
                            0,
                            "mailbox",
                            "add",
                            mailbox,
                            "--from",
                            from,
                            "--per-day",
                            "" + PER_DAY);
                }
            }
            office.write(
                    "campaign.json",
                    """
                    {"mailboxes": %s, "commercial": false,
                     "steps": [{"subject": "Hi", "text": "step.txt"}]}
                    """
                            .formatted(mailboxes));
            String name = "campaign" + campaign;
            office.text(0, "campaign", "create", name, "--file", "campaign.json");
            office.text(0, "upload", name, "--country", "Land0", "--leads", "50");
            office.text(0, "campaign", "start", name);
        }
    }

    private static String contacts(int file) {
        StringBuilder csv = new StringBuilder("email,country\n");
        for (int i = 0; i < CONTACTS; i++) {
            csv.append("c%d-%d@d%d.example,Land%d\n".formatted(file, i, i % 31, file));
        }
        return csv.toString();
    }

    /** Runs all machines until the time is over. */
    private void work(String database, SmtpSink sink) throws Exception {
        ExecutorService machines = Executors.newCachedThreadPool();
        end = System.nanoTime() + NANOS;
        List<Future<Integer>> all = new ArrayList<>();
        for (int i = 1; i <= 3; i++) {
            Program machine = machine("sender" + i, database, sink);
            all.add(
                    machines.submit(
                            loop(
                                    machine,
                                    12,
                                    run ->
                                            line(
                                                    "send --validate syntax --connections "
                                                            + CONNECTIONS))));
        }
        for (int i = 1; i <= 2; i++) {
            Program machine = machine("importer" + i, database, sink);
            int first = 1_000 * i;
            all.add(
                    machines.submit(
                            loop(
                                    machine,
                                    6,
                                    run -> {
                                        machine.write("new.csv", contacts(first + run));
                                        return line("import new.csv");
                                    })));
        }
        Program uploader = machine("uploader", database, sink);
        all.add(
                machines.submit(
                        loop(
                                uploader,
                                4,
                                run -> line("upload campaign" + run % 2 + " --leads 7"))));
        machines.shutdown();
        for (Future<Integer> each : all) {
            assertTrue(each.get() > 2, "ran too few commands");
        }
    }

    private static String[] line(String words) {
        return words.split(" ");
    }

    private Program machine(String name, String database, SmtpSink sink) throws IOException {
        Program machine = new Program(Files.createDirectory(folder.resolve(name)));
        machine.set("OUTLAY_DB", database);
        machine.set("OUTLAY_TRANSPORT", sink.url());
        return machine;
    }

    @FunctionalInterface
    private interface Line {
        String[] of(int run) throws IOException;
    }

    /** Runs a command again and again, and kills each second one within so many seconds. */
    private Callable<Integer> loop(Program machine, int seconds, Line line) {
        return () -> {
            int run = 0;
            while (System.nanoTime() < end) {
                try (Child child = machine.start(line.of(run++))) {
                    if (run % 2 == 0 && !child.endsWithin(random.nextLong(seconds * 1_000L))) {
                        child.kill();
                    }
                    Program.Answer answer = child.await();
                    boolean isFine = answer.isKilled() || USUAL.contains(answer.exitCode());
                    assertTrue(isFine, answer::toString);
                }
            }
            return run;
        };
    }

    /** Compares what the mail server has with what the database says. */
    private static void nobodyTwice(Operator office, SmtpSink sink) {
        List<String> got = sink.taken().stream().map(MachinesIT::ofCampaign).toList();
        Set<String> taken = new TreeSet<>(got);
        assertTrue(got.size() > 60, "sent only " + got.size());
        assertEquals(taken.size(), got.size(), "somebody has got it twice");
        Set<String> finished = recipients(office, "finished");
        assertTrue(taken.containsAll(finished), "said to have it, and has not");
        taken.removeAll(finished);
        taken.removeAll(recipients(office, "in-doubt"));
        assertEquals(Set.of(), taken, "has it, and nobody knows");
    }

    /** Each campaign has mailboxes of its own. */
    private static String ofCampaign(SmtpSink.Taken email) {
        String campaign = email.mail().matches(".*box[123]@.*") ? "campaign0 " : "campaign1 ";
        return campaign + email.rcpt().replaceAll(".*<|>.*", "");
    }

    private static Set<String> recipients(Operator office, String status) {
        Set<String> addresses = new TreeSet<>();
        for (String campaign : List.of("campaign0", "campaign1")) {
            office.text(0, "recipients", campaign, "--status", status)
                    .lines()
                    .flatMap(line -> Arrays.stream(line.split("[\\s,]+")))
                    .filter(word -> word.contains("@"))
                    .forEach(address -> addresses.add(campaign + " " + address));
        }
        return addresses;
    }

    /** Counts by when emails were to leave, whatever became of them. */
    private static void quotasAreKept(Cluster cluster, String database) {
        Map<String, List<String[]>> byMailbox =
                cluster.sql(
                                database,
                                "SELECT mailbox.name, intended_at FROM outlay.message"
                                        + " JOIN outlay.mailbox ON mailbox.id = mailbox_id"
                                        + " WHERE message.state <> 'unsent' ORDER BY intended_at")
                        .lines()
                        .map(line -> line.split("\\|"))
                        .collect(groupingBy(fields -> fields[0]));
        assertEquals(6, byMailbox.size(), "mailboxes that sent");
        byMailbox.forEach(
                (mailbox, all) -> {
                    if (mailbox.matches("box[36]")) {
                        for (int i = 1; i < all.size(); i++) {
                            long gap =
                                    Long.parseLong(all.get(i)[1])
                                            - Long.parseLong(all.get(i - 1)[1]);
                            assertTrue(gap >= GAP_SECONDS * 1_000L, mailbox + ": " + gap + " ms");
                        }
                    } else {
                        assertTrue(all.size() <= PER_DAY, mailbox + ": " + all.size());
                    }
                });
    }
}
