package outlay.postgres;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A PostgreSQL server of its own, in a folder that goes with it. */
public final class Cluster implements AutoCloseable {
    private static final Path INSTALLED = Path.of("/usr/lib/postgresql");

    private final Path folder;
    private final Path programs;
    private final int port;
    private final AtomicInteger databases = new AtomicInteger();
    private volatile boolean isKilled;

    private Cluster(Path folder, Path programs, int port) {
        this.folder = folder;
        this.programs = programs;
        this.port = port;
    }

    /**
     * Starts one with some settings, such as {@code ssl=on}; the test is skipped where the programs
     * are not installed, but not in CI.
     */
    public static Cluster start(String... settings) {
        assumeTrue(
                Files.isDirectory(INSTALLED) || "true".equals(System.getenv("CI")),
                "no PostgreSQL here");
        try {
            Path folder = Files.createTempDirectory("outlay-postgres");
            Cluster cluster = new Cluster(folder, newest(), freePort());
            cluster.make();
            cluster.begin(settings);
            return cluster;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    private static Path newest() throws IOException {
        try (Stream<Path> versions = Files.list(INSTALLED)) {
            return versions.max(
                            Comparator.comparing(
                                    each -> Integer.valueOf(each.getFileName().toString())))
                    .orElseThrow()
                    .resolve("bin");
        }
    }

    private void make() {
        own(folder);
        String data = data().toString();
        postgres(
                "initdb",
                "-D",
                data,
                "-A",
                "trust",
                "-U",
                "outlay",
                "-E",
                "UTF8",
                "--locale=C",
                "-N");
    }

    private void begin(String... settings) {
        isKilled = false;
        StringBuilder options = new StringBuilder("-p " + port + " -k " + folder);
        options.append(" -c fsync=off -c max_connections=50");
        for (String setting : settings) {
            options.append(" -c ").append(setting);
        }
        postgres(
                "pg_ctl",
                "-w",
                "-D",
                data().toString(),
                "-l",
                folder + "/log",
                "-o",
                options.toString(),
                "start");
    }

    /** Starts another one that follows this one and takes no changes itself. */
    public Cluster standby(String... settings) {
        try {
            Path other = Files.createTempDirectory("outlay-postgres");
            Cluster standby = new Cluster(other, programs, freePort());
            standby.own(other);
            postgres(
                    "pg_basebackup",
                    "-h",
                    "127.0.0.1",
                    "-p",
                    String.valueOf(port),
                    "-U",
                    "outlay",
                    "-D",
                    standby.data().toString(),
                    "-R",
                    "-c",
                    "fast");
            standby.begin(settings);
            return standby;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts it anew, with other settings. */
    public void restart(String... settings) {
        postgres("pg_ctl", "-w", "-D", data().toString(), "-m", "fast", "stop");
        begin(settings);
    }

    /** Kills all of its processes at once, as a power cut does. */
    public void kill() {
        ProcessHandle first = process(firstProcess());
        List<ProcessHandle> all = Stream.concat(Stream.of(first), first.descendants()).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(each -> each.onExit().join());
        isKilled = true;
    }

    /** Starts one anew that was killed; it recovers what was committed. */
    public void revive(String... settings) {
        begin(settings);
    }

    /** Kills the processes that serve a database; the server ends the others, and recovers. */
    public void killBackends(String url) {
        String pids =
                sql(
                        url,
                        "SELECT pid FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
                                + " AND datname = current_database()");
        List<ProcessHandle> all = pids.lines().map(Cluster::process).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        // It knows of the death as soon as they are gone, and has recovered when it answers.
        all.forEach(each -> each.onExit().join());
        awaitAnswer(url);
    }

    private void awaitAnswer(String url) {
        while (true) {
            try {
                sql(url, "SELECT 1");
                return;
            } catch (IllegalStateException e) {
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Makes a standby one that takes changes itself. */
    public void promote() {
        postgres("pg_ctl", "-w", "-D", data().toString(), "promote");
    }

    /** Returns the rows that a statement brings, as lines. */
    public String sql(String url, String statement) {
        return postgres("psql", "-X", "-A", "-t", "-c", statement, url);
    }

    /** Returns what it has logged. */
    public String log() {
        try {
            return Files.readString(folder.resolve("log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String firstProcess() {
        try {
            return Files.readAllLines(data().resolve("postmaster.pid")).get(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ProcessHandle process(String pid) {
        return ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
    }

    /** Returns the folder of its own files. */
    public Path data() {
        return folder.resolve("data");
    }

    /** Puts a file among its own; only the server can read it. */
    public void put(String name, String text) {
        Path file = data().resolve(name);
        try {
            Files.writeString(file, text);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        own(file);
    }

    private void own(Path file) {
        if (isRoot()) {
            run(List.of("chown", "postgres", file.toString()));
        }
    }

    /** Returns the URL of one of its databases. */
    public String url(String database) {
        return "postgresql://outlay@127.0.0.1:" + port + "/" + database;
    }

    /** Makes an empty database and returns its URL. */
    public String database() {
        String name = "db" + databases.incrementAndGet();
        postgres("createdb", "-h", "127.0.0.1", "-p", String.valueOf(port), "-U", "outlay", name);
        return url(name);
    }

    /** Makes another database of one to which nobody is connected, and returns its URL. */
    public String copy(String url) {
        String template = url.substring(url.lastIndexOf('/') + 1);
        String name = "db" + databases.incrementAndGet();
        postgres(
                "createdb",
                "-h",
                "127.0.0.1",
                "-p",
                String.valueOf(port),
                "-U",
                "outlay",
                "-T",
                template,
                name);
        return url.substring(0, url.lastIndexOf('/') + 1) + name;
    }

    int port() {
        return port;
    }

    private String postgres(String program, String... arguments) {
        List<String> words = new ArrayList<>();
        if (isRoot()) {
            words.addAll(List.of("runuser", "-u", "postgres", "--"));
        }
        words.add(programs.resolve(program).toString());
        words.addAll(List.of(arguments));
        return run(words);
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    /** Returns what it said. */
    private static String run(List<String> words) {
        try {
            Path log = Files.createTempFile("outlay-postgres", ".log");
            Process process =
                    new ProcessBuilder(words)
                            .directory(Path.of("/").toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(log.toFile())
                            .start();
            int code = process.waitFor();
            String said = Files.readString(log);
            Files.delete(log);
            if (code != 0) {
                throw new IllegalStateException(words + ": " + said);
            }
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        if (!isKilled) {
            postgres("pg_ctl", "-D", data().toString(), "-m", "immediate", "stop");
        }
        run(List.of("rm", "-rf", folder.toString()));
    }
}
