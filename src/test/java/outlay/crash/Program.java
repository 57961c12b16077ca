package outlay.crash;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;
import outlay.cli.Main;
import outlay.cli.input.Environment;
import outlay.output.Streams;

/**
 * Outlay in a folder of its own, with one database: run in this process, or as one that can die.
 */
public final class Program {
    private static final List<String> JAVA =
            List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-XX:-UsePerfData",
                    "-Xshare:auto",
                    "-Xmx256m");

    private final Path folder;
    private final Map<String, String> variables = new HashMap<>();
    private int children;

    public Program(Path folder) {
        this.folder = folder;
        variables.put("HOME", folder.toString());
        variables.put("OUTLAY_DB", database().toString());
    }

    /** What a command answered. */
    public record Answer(int exitCode, String out, String err) {
        /** Makes sure that the command did what it was told. */
        public Answer done() {
            assertEquals(0, exitCode, this::toString);
            return this;
        }

        public boolean isKilled() {
            return exitCode == 128 + 9;
        }
    }

    Path folder() {
        return folder;
    }

    Path database() {
        return folder.resolve("outlay.db");
    }

    public void set(String variable, String value) {
        variables.put(variable, value);
    }

    /** Writes a file into the folder. */
    public Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    /** Runs a command in this process. */
    public Answer run(String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Streams streams = new Streams(InputStream.nullInputStream(), out, err, false, false, false);
        int code = Main.run(new Environment(streams, variables, folder), words);
        return new Answer(
                code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** Starts a command as a process. */
    public Child start(String... words) throws IOException {
        return start(List.of(), words);
    }

    /** Runs a command as a process to its end, by way of another program. */
    Answer await(List<String> by, String... words) throws IOException, InterruptedException {
        try (Child child = start(by, words)) {
            return child.await();
        }
    }

    /** Starts a command as a process, by way of another program such as strace. */
    Child start(List<String> by, String... words) throws IOException {
        // A shell lets its background jobs ignore SIGINT, and they hand that down to their
        // children.
        List<String> line = new ArrayList<>(List.of("env", "--default-signal=INT"));
        line.addAll(by);
        line.addAll(JAVA);
        line.add("-Dorg.sqlite.lib.path=" + library().getParent());
        line.add("-Dorg.sqlite.lib.name=" + library().getFileName());
        line.add("-cp");
        line.add(System.getProperty("java.class.path"));
        line.add("outlay.cli.Main");
        line.addAll(List.of(words));
        children++;
        File out = folder.resolve("out" + children).toFile();
        File err = folder.resolve("err" + children).toFile();
        ProcessBuilder builder = new ProcessBuilder(line).directory(folder.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("OUTLAY_"));
        builder.environment().putAll(variables);
        return new Child(builder.redirectOutput(out).redirectError(err).start(), out, err);
    }

    /** Unpacks the driver's library once: a process that is killed would leave its copy behind. */
    private Path library() throws IOException {
        Path library = folder.resolve("library").resolve(LibraryLoaderUtil.getNativeLibName());
        if (!Files.exists(library)) {
            String name =
                    LibraryLoaderUtil.getNativeLibResourcePath() + "/" + library.getFileName();
            Files.createDirectory(library.getParent());
            try (InputStream in = SQLiteJDBCLoader.class.getResourceAsStream(name)) {
                Files.copy(requireNonNull(in), library);
            }
        }
        return library;
    }
}
