package outlay.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import outlay.output.Streams;

/**
 * Runs the commands that standard input lists, one a line, in one process and in silence. The
 * launcher notes which classes they load, so that every later start finds these ready.
 */
final class Rehearsal {
    private Rehearsal() {}

    /** Runs the listed commands, whatever becomes of each. */
    public static void main(String[] arguments) throws IOException {
        Streams silence =
                new Streams(
                        InputStream.nullInputStream(),
                        OutputStream.nullOutputStream(),
                        OutputStream.nullOutputStream(),
                        false,
                        false,
                        false);
        Path here = Path.of("").toAbsolutePath();
        Environment environment = new Environment(silence, System.getenv(), here);
        try (BufferedReader commands =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            String command = commands.readLine();
            while (command != null) {
                Main.run(environment, command.split(" "));
                command = commands.readLine();
            }
        }
    }
}
