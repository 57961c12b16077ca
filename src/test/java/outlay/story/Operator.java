package outlay.story;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import outlay.cli.Main;
import outlay.cli.input.Environment;
import outlay.db.TestDatabases;
import outlay.output.Json;
import outlay.output.Streams;

/** Somebody at a shell in a folder: runs commands and reads what they answer. */
public final class Operator {
    private final Path folder;
    private final Map<String, String> variables = new HashMap<>();
    private String notices = "";
    private String printed = "";

    public Operator(Path folder) {
        this.folder = folder;
        variables.put("HOME", folder.toString());
    }

    public Operator set(String variable, String value) {
        variables.put(variable, value);
        return this;
    }

    public Path write(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a command that shall end with 0, and returns its JSON. */
    public Map<String, Object> json(String... arguments) {
        String[] withJson = Arrays.copyOf(arguments, arguments.length + 1);
        withJson[arguments.length] = "--json";
        return Json.parse(text(0, withJson));
    }

    /** Runs a command that shall end with this code, and returns what it printed on stdout. */
    public String text(int code, String... arguments) {
        int ended = run(arguments);
        assertEquals(code, ended, () -> String.join(" ", arguments) + "\n" + notices);
        return printed;
    }

    /** Runs a command, however it ends, and returns its exit code. */
    public int run(String... arguments) {
        return run(InputStream.nullInputStream(), arguments);
    }

    /** Runs a command that may read from this, however it ends, and returns its exit code. */
    public int run(InputStream in, String... arguments) {
        TestDatabases.url(folder.resolve("outlay.db"))
                .ifPresent(url -> variables.putIfAbsent("OUTLAY_DB", url));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Streams streams = new Streams(in, out, err, false, false, false);
        int ended = Main.run(new Environment(streams, variables, folder), arguments);
        notices = err.toString(StandardCharsets.UTF_8);
        printed = out.toString(StandardCharsets.UTF_8);
        return ended;
    }

    /** Returns what the last command said on stderr. */
    public String notices() {
        return notices;
    }

    /** Asserts where all credits are, and that the ledger adds up. */
    public void balanceIs(long available, long reserved, long spent) {
        Map<String, Object> balance = json("credits", "balance");
        assertEquals(
                List.of(available, reserved, spent),
                List.of(
                        number(balance, "available"),
                        number(balance, "reserved"),
                        number(balance, "spent")));
        assertEquals("", text(0, "credits", "check"));
    }

    public static long number(Map<String, Object> fields, String name) {
        return ((Number) Objects.requireNonNull(fields.get(name), name)).longValue();
    }

    @SuppressWarnings("unchecked") // JSON objects have texts as names
    public static List<Map<String, Object>> list(Map<String, Object> fields, String name) {
        return (List<Map<String, Object>>) Objects.requireNonNull(fields.get(name), name);
    }

    @SuppressWarnings("unchecked") // JSON objects have texts as names
    public static Map<String, Object> fields(Map<String, Object> fields, String name) {
        return (Map<String, Object>) Objects.requireNonNull(fields.get(name), name);
    }
}
