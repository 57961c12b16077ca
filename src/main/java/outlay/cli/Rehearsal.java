package outlay.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import outlay.cli.input.Environment;
import outlay.output.Streams;

/**
 * Runs the commands that standard input lists, one a line, in one process and in silence. The
 * launcher notes which classes they load, so that every later start finds these ready.
 */
final class Rehearsal {
    private Rehearsal() {}

    /** Runs the commands on standard input, whatever becomes of each. */
    public static void main(String[] arguments) throws IOException {
        run(Path.of("").toAbsolutePath(), System.in);
    }

    /** Runs the commands in a folder. */
    static void run(Path folder, InputStream commands) throws IOException {
        Streams silence =
                new Streams(
                        InputStream.nullInputStream(),
                        OutputStream.nullOutputStream(),
                        OutputStream.nullOutputStream(),
                        false,
                        false,
                        false);
        Environment environment = new Environment(silence, System.getenv(), folder);
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(commands, StandardCharsets.UTF_8))) {
            String command = lines.readLine();
            while (command != null) {
                Main.run(environment, command.split(" "));
                command = lines.readLine();
            }
        }
    }
}
