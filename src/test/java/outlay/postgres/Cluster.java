package outlay.postgres;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
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

    private Cluster(Path folder, Path programs, int port) {
        this.folder = folder;
        this.programs = programs;
        this.port = port;
    }

    /** Starts one; the test is skipped where the programs are not installed, but not in CI. */
    public static Cluster start() {
        assumeTrue(
                Files.isDirectory(INSTALLED) || "true".equals(System.getenv("CI")),
                "no PostgreSQL here");
        try {
            Path folder = Files.createTempDirectory("outlay-postgres");
            Cluster cluster = new Cluster(folder, newest(), freePort());
            cluster.begin();
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

    private void begin() {
        if (isRoot()) {
            run(List.of("chown", "postgres", folder.toString()));
        }
        String data = folder.resolve("data").toString();
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
        String options = "-p " + port + " -k " + folder + " -c fsync=off -c max_connections=50";
        postgres("pg_ctl", "-w", "-D", data, "-l", folder + "/log", "-o", options, "start");
    }

    /** Makes an empty database and returns its URL. */
    public String database() {
        String name = "db" + databases.incrementAndGet();
        postgres("createdb", "-h", "127.0.0.1", "-p", String.valueOf(port), "-U", "outlay", name);
        return "postgresql://outlay@127.0.0.1:" + port + "/" + name;
    }

    private void postgres(String program, String... arguments) {
        List<String> words = new ArrayList<>();
        if (isRoot()) {
            words.addAll(List.of("runuser", "-u", "postgres", "--"));
        }
        words.add(programs.resolve(program).toString());
        words.addAll(List.of(arguments));
        run(words);
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    private void run(List<String> words) {
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
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        postgres("pg_ctl", "-D", folder.resolve("data").toString(), "-m", "immediate", "stop");
        run(List.of("rm", "-rf", folder.toString()));
    }
}
