package outlay.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import outlay.Problem;
import outlay.db.Database;
import picocli.CommandLine.Command;

/** {@code outlay doctor}. */
@Command(
        name = "doctor",
        description = "Checks the file, the ledger, the index, permissions and versions.",
        exitCodeList = {
            "0:all is well",
            "2:wrong usage",
            "9:something is wrong; it is listed",
            "10:not an Outlay database, or damaged beyond opening"
        },
        footer = "  outlay doctor")
final class DoctorCommand extends OutlayCommand {
    private final List<String> findings = new ArrayList<>();

    @Override
    int run() {
        try (Database database = open()) {
            findings.addAll(database.damages());
        }
        checkPermissions(databaseFile());
        if (console().json()) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("ok", findings.isEmpty());
            fields.put("findings", findings);
            console().object(fields);
        } else {
            findings.forEach(console()::line);
            console().line("java " + System.getProperty("java.version"));
        }
        return findings.isEmpty() ? DONE : Problem.Kind.DIFFERENCE.exitCode();
    }

    private void checkPermissions(Path file) {
        try {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
            if (permissions.contains(PosixFilePermission.GROUP_READ)
                    || permissions.contains(PosixFilePermission.OTHERS_READ)) {
                findings.add("others can read " + file + ": run chmod 600");
            }
        } catch (IOException e) {
            findings.add("cannot read the permissions of " + file + ": " + e.getMessage());
        }
    }
}
