package outlay.transcript;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import outlay.Release;
import outlay.cli.Main;
import outlay.cli.input.Environment;
import outlay.db.Databases;
import outlay.output.Streams;

/** One shell session in a folder of its own: variables, and the commands that are run in it. */
final class Session implements Stage {
    private final Path folder;
    private final Map<String, String> variables = new HashMap<>();
    private final Builtins builtins;
    private final Databases databases;

    private final Map<String, String> otherNames = new HashMap<>();

    private @Nullable MailServer server;

    Session(Path folder, Databases databases) {
        this.folder = folder;
        this.databases = databases;
        this.builtins = new Builtins(folder);
        variables.put("HOME", folder.toString());
    }

    /** Has the database be another one, which is called as usual in the answers. */
    Session on(String location) {
        variables.put("OUTLAY_DB", location);
        builtins.serve(
                "outlay.db",
                "jdbc:" + location.replace("outlay@", "") + "?user=outlay&currentSchema=outlay");
        otherNames.put(location, folder.resolve("outlay.db").toString());
        // The transcripts were written before there was a package.
        otherNames.put(Release.text(), "outlay in development");
        return this;
    }

    @Override
    public Answer run(String commandLine, List<String> answers) throws IOException {
        List<String> words = new ArrayList<>(Words.of(commandLine));
        if (words.get(0).equals("export")) {
            words.stream().skip(1).forEach(word -> set(variables, word));
            return new Answer(List.of(), List.of(), 0);
        }
        if (words.get(0).equals("mailserver")) {
            serve(words.get(1), words.size() > 2 ? words.get(2) : "");
            return new Answer(List.of(), List.of(), 0);
        }
        Map<String, String> environment = new HashMap<>(variables);
        while (words.get(0).matches("[A-Z_]+=.*")) {
            set(environment, words.remove(0));
        }
        boolean terminal = words.remove("tty");
        Path from = redirection(words, "<");
        Path to = redirection(words, ">");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code;
        if (words.get(0).equals("outlay")) {
            InputStream in =
                    from == null
                            ? new Answers(answers, err)
                            : new ByteArrayInputStream(Files.readAllBytes(from));
            boolean inIsTerminal = terminal && from == null;
            Streams streams =
                    new Streams(in, out, err, inIsTerminal, terminal && to == null, terminal);
            String[] arguments = words.subList(1, words.size()).toArray(String[]::new);
            code = Main.run(new Environment(streams, environment, folder), databases, arguments);
        } else {
            code = builtins.run(words, printing(out), printing(err));
        }
        if (to != null) {
            Files.createDirectories(to.getParent());
            Files.write(to, out.toByteArray());
            out.reset();
        }
        return new Answer(lines(out), lines(err), code);
    }

    @Override
    public void write(String name, List<String> lines) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, lines);
    }

    /** Starts a mail server, in the place of one before it, and has {@code send} use it. */
    private void serve(String mode, String about) throws IOException {
        if (server != null) {
            server.close();
        }
        server = new MailServer(mode, about);
        variables.put("OUTLAY_TRANSPORT", server.url());
    }

    @Override
    public void close() {
        builtins.close();
        databases.close();
        if (server != null) {
            server.close();
        }
    }

    private static PrintStream printing(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private List<String> lines(ByteArrayOutputStream bytes) {
        String text = bytes.toString(StandardCharsets.UTF_8).replace("\u001b", "<esc>");
        for (Map.Entry<String, String> each : otherNames.entrySet()) {
            text = text.replace(each.getKey(), each.getValue());
        }
        text = text.replace(folder.toString(), "<here>");
        if (server != null) {
            text = text.replace(server.url(), "<server>");
        }
        List<String> lines =
                new ArrayList<>(
                        // What a server of the tests lacks is of no interest.
                        text.lines().filter(line -> !line.startsWith("server: ")).toList());
        while (!lines.isEmpty() && lines.get(lines.size() - 1).isEmpty()) {
            lines.remove(lines.size() - 1);
        }
        return lines;
    }

    private @Nullable Path redirection(List<String> words, String sign) {
        int at = words.indexOf(sign);
        if (at < 0) {
            return null;
        }
        words.remove(at);
        return folder.resolve(words.remove(at));
    }

    private static void set(Map<String, String> variables, String assignment) {
        String[] sides = assignment.split("=", 2);
        variables.put(sides[0], sides[1]);
    }

    /** A person at the keyboard: what is typed is seen on the terminal. */
    private static final class Answers extends InputStream {
        private final byte[] typed;
        private final ByteArrayOutputStream screen;
        private int next;

        Answers(List<String> answers, ByteArrayOutputStream screen) {
            String text = answers.isEmpty() ? "" : String.join("\n", answers) + "\n";
            this.typed = text.getBytes(StandardCharsets.UTF_8);
            this.screen = screen;
        }

        @Override
        public int read() {
            if (next == typed.length) {
                return -1;
            }
            screen.write(typed[next]);
            return typed[next++] & 0xFF;
        }

        /** Gives one line at a time, as a terminal does. */
        @Override
        public int read(byte[] bytes, int offset, int length) {
            int count = 0;
            while (count < length && next < typed.length) {
                int c = read();
                bytes[offset + count++] = (byte) c;
                if (c == '\n') {
                    return count;
                }
            }
            return count == 0 && length > 0 ? -1 : count;
        }
    }
}
