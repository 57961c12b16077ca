package outlay.cli.begin;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import outlay.cli.input.Environment;
import outlay.cli.input.Quoting;
import outlay.db.Location;

/**
 * The line by which cron reads what came in and then sends what is due. Under cron there is hardly
 * a variable, and another folder: it names everything by its whole path.
 */
final class CronLine {
    private static final String EVERY_TEN_MINUTES = "*/10 * * * * ";
    private static final String SILENT = " >/dev/null";

    /** Another run is still sending, which is no news. */
    private static final String UNLESS_BUSY = " || [ $? -eq 8 ]";

    private final Environment environment;
    private final Location database;

    CronLine(Environment environment, Location database) {
        this.environment = environment;
        this.database = database;
    }

    /**
     * Returns the line.
     *
     * @param reads whether there is an inbox
     */
    String text(boolean reads) {
        String send = command("send") + SILENT + UNLESS_BUSY;
        return EVERY_TEN_MINUTES + (reads ? command("inbox") + SILENT + "; " + send : send);
    }

    /** Returns the file that has it, and says how it gets into the crontab. */
    String file(String line, Path file) {
        return """
        # Every 10 minutes: reads what came in, if there is an inbox, and sends what is due; cron mails you
        # what goes wrong. Add it to your crontab with
        #   (crontab -l 2>/dev/null; cat %s) | crontab -
        """
                        .formatted(Quoting.quoted(whole(file), (char) 0))
                + line
                + "\n";
    }

    private String command(String word) {
        return java()
                + cronWord(program())
                + " "
                + word
                + " --quiet --db "
                + cronWord(database.toString());
    }

    /** To cron, a percent sign is the end of the line unless a backslash stands before it. */
    private static String cronWord(String word) {
        return Quoting.quoted(word, (char) 0).replace("%", "\\%");
    }

    private String whole(Path path) {
        return path.toAbsolutePath().normalize().toString();
    }

    /** The launcher says how it was called. */
    private String program() {
        return environment
                .variable("OUTLAY_PROGRAM")
                .or(this::onThePath)
                .map(name -> whole(environment.file(name)))
                .orElse("outlay");
    }

    private Optional<String> onThePath() {
        return Stream.of(environment.variable("PATH").orElse("").split(":"))
                .map(folder -> folder + "/outlay")
                .filter(file -> Files.isExecutable(environment.file(file)))
                .findFirst();
    }

    /** A Java that is not where everybody looks has to be named. */
    private String java() {
        return environment
                .variable("JAVA_HOME")
                .filter(home -> !Files.exists(Path.of("/usr/bin/java")))
                .map(home -> "JAVA_HOME=" + cronWord(home) + " ")
                .orElse("");
    }
}
