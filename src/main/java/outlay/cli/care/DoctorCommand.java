package outlay.cli.care;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import outlay.Count;
import outlay.OwnerOnly;
import outlay.Problem;
import outlay.Release;
import outlay.Watcher;
import outlay.care.IndexCheck;
import outlay.cli.command.ChangingCommand;
import outlay.credit.LedgerCheck;
import outlay.db.Database;
import outlay.db.Location;
import outlay.db.ServerHealth;
import outlay.db.Transaction;
import outlay.output.Progress;
import outlay.output.Summary;
import outlay.output.Table;
import outlay.suppression.DoNotEmailList;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code outlay doctor}. */
@Command(
        name = "doctor",
        description = {
            "Checks the file, the ledger, the index, permissions and versions; lists what is wrong."
        },
        exitCodeList = {
            "0:all is well",
            "2:wrong usage",
            "8:busy, run again",
            "9:something is wrong; it is listed",
            "10:not an Outlay database, or damaged beyond opening"
        },
        footer = {
            "  outlay doctor",
            "  outlay doctor --index            # what the index costs per field",
            "  outlay doctor --rebuild-index    # makes it anew from the contacts"
        })
final class DoctorCommand extends ChangingCommand {
    private static final int MOST_OF_LEDGER = 100;

    @Option(names = "--index", order = 1, description = "Show what the index costs per field.")
    boolean index;

    @Option(
            names = "--rebuild-index",
            order = 2,
            description = "Make the index anew from the contacts first.")
    boolean rebuildIndex;

    private final List<String> findings = new ArrayList<>();
    private final List<Path> backups = new ArrayList<>();
    private Optional<ServerHealth> server = Optional.empty();

    @Override
    protected int run() {
        List<IndexCheck.Cost> costs;
        Database.Versions versions;
        try (Database database = open()) {
            versions = database.versions();
            backups.addAll(database.backups());
            server = database.health();
            server.ifPresent(health -> findings.addAll(health.findings()));
            costs =
                    dryRun && rebuildIndex
                            ? database.rehearseAll(() -> examine(database))
                            : examine(database);
        }
        checkPermissions();
        console().print(summary(costs, versions));
        server.ifPresent(health -> health.notices().forEach(console()::notice));
        return findings.isEmpty() ? DONE : Problem.Kind.DIFFERENCE.exitCode();
    }

    private List<IndexCheck.Cost> examine(Database database) {
        file(database);
        findings.addAll(watched(watcher -> database.read(tx -> IndexCheck.run(tx, watcher))));
        findings.addAll(database.read(DoNotEmailList::unsound));
        watched(watcher -> database.read(tx -> ledger(tx, watcher)));
        return index ? database.read(IndexCheck::costs) : List.of();
    }

    /** Nobody knows how far this is. */
    private void file(Database database) {
        Progress progress = progress();
        try (progress) {
            if (rebuildIndex) {
                IndexCheck.rebuild(database);
            }
            findings.addAll(database.damages());
        }
    }

    private long ledger(Transaction tx, Watcher watcher) {
        int most = findings.size() + MOST_OF_LEDGER;
        return LedgerCheck.each(
                tx,
                watcher,
                difference -> {
                    if (findings.size() < most) {
                        findings.add("ledger: " + difference);
                    }
                });
    }

    private <T> T watched(Function<Watcher, T> work) {
        try (Progress progress = progress("rows", Progress.UNKNOWN)) {
            return work.apply(progress::at);
        }
    }

    private void checkPermissions() {
        if (!(location() instanceof Location.InFile database)) {
            return;
        }
        Path file = database.file();
        for (String suffix : List.of("", "-wal", "-shm")) {
            Path part = file.resolveSibling(file.getFileName() + suffix);
            if (Files.exists(part)) {
                checkPermissions(part);
            }
        }
        backups.forEach(this::checkPermissions);
    }

    private void checkPermissions(Path file) {
        try {
            if (!OwnerOnly.is(file)) {
                findings.add("others may use " + file + ": run chmod 600 " + file);
            }
        } catch (IOException e) {
            findings.add("cannot see the permissions of " + file + ": " + e.getMessage());
        }
    }

    private static Summary summary(ServerHealth server) {
        return new Summary()
                .json("role", server.role())
                .json("checksums", server.checksums())
                .json("synchronousCommit", server.synchronousCommit())
                .json("synchronousStandby", server.synchronousStandby())
                .json("clockDifferenceMillis", server.clockDifferenceMillis());
    }

    private Summary summary(List<IndexCheck.Cost> costs, Database.Versions versions) {
        String java = System.getProperty("java.version");
        Summary summary =
                new Summary()
                        .json("ok", findings.isEmpty())
                        .json("findings", findings)
                        .json("version", Release.text())
                        .json("java", java)
                        .json("engine", versions.product())
                        .json("schema", versions.schema())
                        .json("expectedSchema", versions.expected())
                        .json("writtenBy", versions.writtenBy())
                        .json("backups", backups.stream().map(Path::toString).toList())
                        .json("server", server.map(DoctorCommand::summary));
        findings.forEach(summary::line);
        if (index) {
            Table table = new Table("field", "values", "bytes");
            costs.forEach(cost -> table.row(cost.field(), cost.values(), cost.bytes()));
            summary.add("index", table);
        }
        backups.forEach(
                backup ->
                        summary.line(
                                "Backup from before an upgrade: %s; delete it when nobody will go back"
                                        .formatted(backup)));
        return summary.line(
                        findings.isEmpty()
                                ? "All is well."
                                : "Wrong: " + Count.text(findings.size()))
                .line(
                        "%s, java %s, %s, schema %d of %d"
                                .formatted(
                                        Release.text(),
                                        java,
                                        versions.product(),
                                        versions.schema(),
                                        versions.expected()));
    }
}
