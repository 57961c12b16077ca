package outlay.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;

/** A command that runs as a process of its own. */
public final class Child implements AutoCloseable {
    /** Longer than any command of these tests takes on a busy machine. */
    private static final int PATIENCE_SECONDS = 120;

    private final Process process;
    private final File out;
    private final File err;

    Child(Process process, File out, File err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /**
     * Waits for the end and returns what the command answered; killed by a signal is 128 and it.
     */
    public Program.Answer await() throws IOException, InterruptedException {
        assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), "does not end");
        return new Program.Answer(
                process.exitValue(),
                Files.readString(out.toPath()),
                Files.readString(err.toPath()));
    }

    /** Returns what it has said on stderr so far. */
    public String said() throws IOException {
        return Files.readString(err.toPath());
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Waits for the end, but not longer than this. */
    public boolean endsWithin(long milliseconds) throws InterruptedException {
        return process.waitFor(milliseconds, TimeUnit.MILLISECONDS);
    }

    /** Says whether the process has this file open. */
    boolean hasOpen(Path file) throws IOException {
        Path real = file.toRealPath();
        try (Stream<Path> open = Files.list(Path.of("/proc", "" + process.pid(), "fd"))) {
            return open.anyMatch(each -> real.equals(target(each)));
        }
    }

    private static @Nullable Path target(Path link) {
        try {
            return Files.readSymbolicLink(link);
        } catch (IOException e) {
            // It has just been closed.
            return null;
        }
    }

    /** Says whether a thread of this name runs in the process. */
    boolean hasThread(String name) throws IOException {
        try (Stream<Path> tasks = Files.list(Path.of("/proc", "" + process.pid(), "task"))) {
            return tasks.anyMatch(task -> name.equals(comm(task)));
        }
    }

    private static String comm(Path task) {
        try {
            return Files.readString(task.resolve("comm")).strip();
        } catch (IOException e) {
            // The thread has just ended.
            return "";
        }
    }

    /** Kills the process, unless it has just come to its end. */
    public void kill() {
        process.destroyForcibly();
    }

    /** Sends a signal, such as STOP, to a process that is still at it. */
    public void signal(String name) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-" + name, "" + process.pid()).start();
        assertEquals(0, kill.waitFor());
    }

    /**
     * Halts the process where it does not hold the lock for writing: one that is halted with it
     * would leave every other command that writes without a turn.
     */
    void haltBetweenWrites(Path database) throws Exception {
        Await.until(
                () -> {
                    signal("STOP");
                    Await.until(this::isHalted);
                    boolean halted = isFreeToWrite(database);
                    if (!halted) {
                        signal("CONT");
                    }
                    return halted;
                });
    }

    private boolean isHalted() throws IOException {
        try (Stream<Path> tasks = Files.list(Path.of("/proc", "" + process.pid(), "task"))) {
            return tasks.allMatch(Child::isHalted);
        }
    }

    /** Reads the state, which follows the name in brackets (proc(5)). */
    private static boolean isHalted(Path task) {
        try {
            String stat = Files.readString(task.resolve("stat"));
            return stat.startsWith("T", stat.lastIndexOf(')') + 2);
        } catch (IOException e) {
            // The thread has just ended.
            return true;
        }
    }

    private static boolean isFreeToWrite(Path database) throws SQLException {
        String url = "jdbc:sqlite:" + database + "?busy_timeout=0";
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            statement.execute("ROLLBACK");
            return true;
        } catch (SQLException e) {
            if (e.getErrorCode() == SQLiteErrorCode.SQLITE_BUSY.code) {
                return false;
            }
            throw e;
        }
    }

    /** Makes sure that nothing is left of it. */
    @Override
    public void close() {
        process.destroyForcibly();
    }
}
