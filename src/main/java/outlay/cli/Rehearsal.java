package outlay.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import outlay.cli.input.Environment;
import outlay.output.Streams;

/**
 * Runs the usual commands in one process and in silence, on a database of their own in this folder.
 * Who starts it notes which classes they load, so that every later start finds these ready.
 */
final class Rehearsal {
    private static final Map<String, String> FILES =
            Map.of(
                    "rehearsal.csv",
                    "email,title,employees\nann@one.example,CEO,51-200\n",
                    "rehearsal.txt",
                    "Hello {{ first_name | default: \"you\" }}\n");

    private static final String COMMANDS =
            """
            credits buy 2
            import rehearsal.csv
            filter --count --title ceo --employees 11-200
            filter --limit 1 --csv -
            campaign create rehearsal --from me@two.example --subject Hello --text rehearsal.txt --not-commercial
            upload rehearsal --json
            send rehearsal
            inbox rehearsal
            status
            recipients rehearsal
            credits log
            credits check
            campaign list
            completion bash --line=outlay\tupload\t
            --help
            """;

    private Rehearsal() {}

    /** Runs them, whatever becomes of each. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of("").toAbsolutePath();
        Blueprints.write(folder.resolve("blueprints"));
        run(folder);
    }

    /** Runs them in a folder. */
    static void run(Path folder) throws IOException {
        for (Map.Entry<String, String> file : FILES.entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
        }
        Streams silence =
                new Streams(
                        InputStream.nullInputStream(),
                        OutputStream.nullOutputStream(),
                        OutputStream.nullOutputStream(),
                        false,
                        false,
                        false);
        Map<String, String> variables =
                Map.of(
                        "OUTLAY_DB", "rehearsal.db",
                        "OUTLAY_TRANSPORT", "maildir:rehearsal",
                        "XDG_CONFIG_HOME", folder.toString());
        Environment environment = new Environment(silence, variables, folder);
        for (String command : COMMANDS.lines().toList()) {
            Main.run(environment, command.split(" ", -1));
        }
    }
}
