package outlay.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import outlay.Problem;
import outlay.db.Database;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code outlay backup}. */
@Command(
        name = "backup",
        description = {
            "Writes a consistent copy of the database, whatever other commands do meanwhile."
        },
        exitCodeList = {
            "0:written",
            "1:the copy cannot be written",
            "2:wrong usage",
            "10:not an Outlay database"
        },
        footer = "  outlay backup outlay-$(date +%F).db")
final class BackupCommand extends OutlayCommand {
    @Parameters(paramLabel = "FILE", description = "The copy; an existing file is replaced.")
    String file = "";

    @Override
    int run() {
        Path target = environment().file(file);
        try (Database database = open()) {
            if (Files.exists(target) && Files.isSameFile(target, database.file())) {
                throw new Problem(
                        Problem.Kind.USAGE, "that is the database itself", "name another file");
            }
            database.copyTo(target);
            report(target);
        } catch (IOException e) {
            throw new Problem(
                    Problem.Kind.IO,
                    "cannot write " + file + ": " + e.getMessage(),
                    "check free space and permissions",
                    e);
        }
        return DONE;
    }

    private void report(Path target) throws IOException {
        if (console().json()) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("file", file);
            fields.put("bytes", Files.size(target));
            console().object(fields);
        } else {
            console().line("Backup: " + file + ", " + Files.size(target) + " bytes");
        }
    }
}
