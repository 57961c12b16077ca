package outlay.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import outlay.RealPath;

/** bash in a folder of its own, where {@code outlay} is this checkout's launcher. */
public final class RealShell {
    private static final Path LAUNCHER =
            Path.of(System.getProperty("outlay.launcher", "bin/outlay")).toAbsolutePath();

    /** Kept from one test to the next, and as old as the build. */
    private static final Path CACHE = Path.of("target/fast-starts").toAbsolutePath();

    private static final int PATIENCE_SECONDS = 300;

    private final Path folder;
    private final StringBuilder exports = new StringBuilder();

    /** Makes a shell in a folder that is there. */
    public RealShell(Path folder) {
        try {
            this.folder = RealPath.of(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a line answered. */
    public record Answer(int exitCode, String out, String err) {}

    /** Returns the folder's real path. */
    public Path folder() {
        return folder;
    }

    /** Runs a line, such as {@code export A=b}, before each one that follows. */
    public void export(String line) {
        exports.append(line).append('\n');
    }

    /** Writes a file into the folder. */
    public void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /** Runs a line; its output may be as much as it likes. */
    public Answer run(String line) throws IOException {
        Path out = Files.createTempFile("out", "");
        Path err = Files.createTempFile("err", "");
        try {
            Process bash = start(line, out, err);
            if (!bash.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                bash.destroyForcibly();
                throw new AssertionError("does not end: " + line);
            }
            return new Answer(bash.exitValue(), text(out), text(err));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }

    private Process start(String line, Path out, Path err) throws IOException {
        String script = exports + line;
        ProcessBuilder builder =
                new ProcessBuilder("env", "--default-signal", "bash", "-c", script)
                        .directory(folder.toFile())
                        .redirectInput(Path.of("/dev/null").toFile())
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile());
        String java = Path.of(System.getProperty("java.home"), "bin").toString();
        builder.environment().clear();
        builder.environment()
                .putAll(
                        Map.of(
                                "PATH", LAUNCHER.getParent() + ":" + java + ":/usr/bin:/bin",
                                "HOME", folder.toString(),
                                "XDG_CACHE_HOME", CACHE.toString()));
        return builder.start();
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }
}
