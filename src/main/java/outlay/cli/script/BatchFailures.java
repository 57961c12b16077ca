package outlay.cli.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import outlay.Count;
import outlay.cli.command.OutlayCommand;

/** Which commands of a batch have failed. */
final class BatchFailures {
    private static final int MOST_NAMED = 10;

    private final List<String> named = new ArrayList<>();
    private int first = OutlayCommand.DONE;
    private int commands;
    private int failed;

    void count(int line, int code) {
        commands++;
        if (code == OutlayCommand.DONE) {
            return;
        }
        if (failed++ == 0) {
            first = code;
        }
        if (failed <= MOST_NAMED) {
            named.add(line + " (exit " + code + ")");
        }
    }

    /** Returns the exit code of the first that failed; 0 when none did. */
    int first() {
        return first;
    }

    /** Says where a batch has stopped, if it has. */
    Optional<String> stop(String file) {
        return named.stream().findFirst().map(line -> "stopped at " + file + ":" + line);
    }

    /** Says which of all have failed, if any has. */
    Optional<String> list(String file) {
        if (failed == 0) {
            return Optional.empty();
        }
        return Optional.of(
                "%s of %s failed; in %s line %s%s"
                        .formatted(
                                Count.text(failed),
                                Count.of(commands, "command"),
                                file,
                                String.join(", ", named),
                                failed > MOST_NAMED ? ", ..." : ""));
    }
}
