package outlay.cli;

import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import picocli.CommandLine;

/**
 * Runs every command line that a user finds written: in the manual, in the examples of the help,
 * and in the samples. Each is run by bash in a copy of a small world that has what the lines name;
 * only places of other machines are put in other words.
 */
@Timeout(300)
final class ExamplesIT {
    /** Those that rightly do not end with 0, by an expression for a part of the line. */
    private static final Map<String, Integer> OTHERWISE =
            Map.ofEntries(
                    // There is no such server.
                    entry("imaps://", 7),
                    entry("smtp://", 7),
                    entry("postgresql://", 7),
                    entry("outlay inbox( --quiet)?$", 7),
                    entry("mailbox test", 9),
                    // Nobody is there to say yes.
                    entry("delete campaign spring$", 2),
                    entry("--unsent", 2),
                    // There is no terminal.
                    entry("outlay shell", 2),
                    entry("outlay init$", 2),
                    // It is fish that understands this.
                    entry("\\| source", 2),
                    // It is not so in this world, and the answer says that.
                    entry("ann@example.com --resend", 3),
                    entry("suppress remove", 3));

    /** In a line, and what stands for it here. */
    private static final Map<String, String> PLACES =
            Map.of(
                    "mail\\.example\\.com(:\\d+)?", "127.0.0.1:1",
                    "/backup/", "backup/",
                    "/var/backups/outlay/", "backup/",
                    "/var/mail/outlay", "mbox",
                    "/var/lib/outlay/unsubscribes", "access.log",
                    "/var/log/nginx/", "",
                    "/var/lib/prometheus/node-exporter/", "",
                    "/opt/outlay/bin/outlay", "outlay");

    private final Path folder;

    ExamplesIT(@TempDir Path folder) {
        this.folder = folder;
    }

    @TestFactory
    @Execution(ExecutionMode.CONCURRENT)
    List<DynamicTest> doWhatTheySay() throws IOException {
        Path world = Files.createDirectory(folder.resolve("world"));
        new World(new RealShell(world)).make();
        List<DynamicTest> tests = new ArrayList<>();
        List<String> lines = new ArrayList<>(manual());
        lines.addAll(help());
        lines.addAll(samples());
        for (String line : lines) {
            Path own = folder.resolve("" + tests.size());
            tests.add(DynamicTest.dynamicTest(line, () -> run(world, own, line)));
        }
        return tests;
    }

    private static void run(Path world, Path own, String written) throws IOException {
        new RealShell(world).run("cp -r . " + own);
        RealShell shell = new RealShell(own);
        shell.export("export OUTLAY_NOW=2026-03-03T09:30:00Z OUTLAY_TRANSPORT=maildir:out");
        shell.export("export OUTLAY_SMTP_PASSWORD=secret OUTLAY_IMAP_PASSWORD=secret");
        boolean addsMailbox = written.contains("mailbox add");
        if (written.contains("campaign create") || addsMailbox) {
            shell.export("export OUTLAY_DB=without-campaigns.db");
        }
        // It asks nobody here.
        shell.export("curl() { cat contacts.csv; }");
        // Where zsh takes up its script, bash finds nothing to do.
        shell.export("compdef() { true; }");
        // It begins in a folder of its own.
        String line =
                written.startsWith("outlay init") ? "mkdir own && cd own && " + written : written;
        for (Map.Entry<String, String> place : PLACES.entrySet()) {
            line = line.replaceAll(place.getKey(), place.getValue());
        }
        int expected =
                addsMailbox
                        ? 0
                        : OTHERWISE.entrySet().stream()
                                .filter(other -> written.matches(".*" + other.getKey() + ".*"))
                                .map(Map.Entry::getValue)
                                .findFirst()
                                .orElse(0);
        RealShell.Answer answer = shell.run("set -o pipefail\n" + line);
        assertEquals(expected, answer.exitCode(), () -> written + "\n" + answer);
    }

    private static Stream<String> outlay(List<String> words) {
        return words.stream().map("outlay "::concat);
    }

    private static List<String> manual() {
        return outlay(Manual.read().commandLines()).toList();
    }

    private static List<String> help() {
        List<String> lines = new ArrayList<>();
        each(Commands.forArguments(), lines);
        return lines;
    }

    private static void each(CommandLine command, List<String> lines) {
        String examples = String.join("\n", command.getCommandSpec().usageMessage().footer());
        examples.replaceAll("\\\\\n +", "")
                .lines()
                .map(line -> line.replaceFirst("  +#.*", "").strip())
                .filter(line -> line.contains("outlay "))
                .forEach(lines::add);
        command.getSubcommands().values().forEach(below -> each(below, lines));
    }

    private static List<String> samples() throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add(Path.of("samples/upload-segments.sh").toAbsolutePath() + " shifts");
        Files.readAllLines(Path.of("samples/outlay.crontab")).stream()
                .filter(line -> line.matches("[\\d*].*"))
                .map(line -> line.replaceFirst("(\\S+ +){5}", "").replace("\\%", "%"))
                .forEach(lines::add);
        for (String unit : List.of("send", "inbox")) {
            Files.readAllLines(Path.of("samples/outlay-" + unit + ".service")).stream()
                    .filter(line -> line.startsWith("ExecStart="))
                    .map(line -> line.substring("ExecStart=".length()))
                    .forEach(lines::add);
        }
        return lines;
    }

    /** A database and the files that the lines name. */
    private record World(RealShell shell) {
        void make() throws IOException {
            String people =
                    """
                    email,first_name,last_name,title,industry,country,company,employees,phone,technologies,tier
                    ann@example.com,Ann,Lee,Head of Sales,Software,Germany,Acme,51-200,1,Salesforce,gold
                    bob@example.org,Bob,Ray,Head of Marketing,Software,France,Beta,11-50,2,Salesforce,gold
                    cyd@one.example,Cyd,Fox,CEO,Banking,Germany,Gamma,300,3,Excel,tin
                    """;
            String mail = "From: cyd@one.example\nSubject: Hello\n\nHello\n";
            for (String name : List.of("apollo-export.csv", "people.csv")) {
                shell.write(name, people);
            }
            shell.write("unsubscribed.csv", "email\ncyd@one.example\n");
            shell.write("erase-these.txt", "cyd@one.example\n");
            shell.write("chosen.txt", "ann@example.com\n");
            shell.write("segment.json", "{\"include\":{\"country\":[\"Germany\"]}}");
            shell.write("segments.outlay", "upload spring --country Germany --leads 1\n");
            shell.write("hello.txt", "Hello {{ first_name }}");
            shell.write("message.eml", mail);
            shell.write("folder-of-eml/1.eml", mail);
            shell.write("access.log", "\"POST /unsubscribe?token=none HTTP/1.1\" 200\n");
            shell.write("mbox", "From a@b.example Mon Mar  2 09:00:00 2026\n" + mail);
            shell.write("Maildir/.bounces/cur/1", mail);
            shell.write("Maildir/.bounces/new/2", mail);
            RealShell.Answer made =
                    shell.run(
                            String.join(
                                    "\n",
                                    "set -e",
                                    "mkdir -p backup ~/.config/fish/completions",
                                    "cp -r " + Path.of("samples").toAbsolutePath() + " .",
                                    "cp samples/* .",
                                    "mv people.csv contacts.csv",
                                    "sed 's/email/Work mail/' contacts.csv | gzip > leads.csv.gz",
                                    "outlay credits buy 9 --db without-campaigns.db",
                                    "outlay import contacts.csv",
                                    "outlay credits buy 9000",
                                    "for c in spring shifts; do",
                                    "  outlay campaign create $c --file campaign.json",
                                    "  outlay campaign start $c",
                                    "done",
                                    "outlay upload spring",
                                    "outlay mailbox add tom --from tom@ferrybridge.example",
                                    "outlay mailbox add nadia --from nadia@ferrybridge.example"
                                            + " --inbox imaps://nadia@127.0.0.1:1/INBOX"
                                            + " --password-command 'echo secret'",
                                    "outlay suppress add ann@one.example",
                                    "outlay credits head >head.txt"));
            assertEquals(0, made.exitCode(), made::toString);
        }
    }
}
