package outlay.output;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import outlay.Problem;

/** The user's pager, as a stream. It is started when there is something to read. */
public final class Pager extends OutputStream {
    /** From here on, a shell's exit code says that it could not start what it was told to. */
    private static final int NOT_STARTED = 126;

    /** What less does unless the user wants it otherwise: git has it so, too. */
    private static final Map<String, String> USUAL = Map.of("LESS", "FRX", "LV", "-c");

    private final String command;
    private @Nullable Process process;

    /**
     * Takes the pager that is started.
     *
     * @param command a line for a shell
     */
    public Pager(String command) {
        this.command = command;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        started().getOutputStream().write(bytes, from, length);
    }

    @Override
    public void flush() throws IOException {
        if (process != null) {
            process.getOutputStream().flush();
        }
    }

    private synchronized Process started() throws IOException {
        if (process == null) {
            ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", command);
            USUAL.forEach(builder.environment()::putIfAbsent);
            process =
                    builder.redirectOutput(Redirect.INHERIT)
                            .redirectError(Redirect.INHERIT)
                            .start();
        }
        return process;
    }

    /**
     * Waits until the user has read all, or enough.
     *
     * @throws Problem USAGE when there is no such pager
     */
    @Override
    public void close() {
        try {
            if (process != null) {
                process.getOutputStream().close();
            }
        } catch (IOException e) {
            // The user has read enough.
        }
        if (await() >= NOT_STARTED) {
            throw new Problem(
                    Problem.Kind.USAGE,
                    "the pager cannot be started: " + command,
                    "set OUTLAY_PAGER to one that is there, or to nothing");
        }
    }

    /** Waits until it has ended, if it was started, and returns its exit code. */
    public int await() {
        Process started = running();
        try {
            return started == null ? 0 : started.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    private synchronized @Nullable Process running() {
        return process;
    }
}
