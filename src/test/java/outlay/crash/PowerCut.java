package outlay.crash;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a power cut leaves of a database: of all that was written, what the disk had confirmed. The
 * rest becomes zeros, as bad as a disk may leave it.
 */
final class PowerCut {
    private static final Pattern WRITE =
            Pattern.compile("\\d+ +pwrite64\\(\\d+<([^>]+)>, .*, (\\d+), (\\d+)(\\)| <unf).*");

    private static final Pattern SYNC =
            Pattern.compile("(\\d+) +(?:fsync|fdatasync)\\(\\d+<([^>]+)>(\\) += 0| <unf).*");

    private static final Pattern SYNC_ENDS =
            Pattern.compile("(\\d+) +<\\.\\.\\. (?:fsync|fdatasync) resumed>\\) += 0");

    private static final List<String> SUFFIXES = List.of("", "-wal");

    private final Path database;
    private final Map<String, List<Range>> unconfirmed = new HashMap<>();
    private final Map<String, String> underWay = new HashMap<>();

    private record Range(int length, long offset) {}

    private PowerCut(Path database) {
        this.database = database;
    }

    /** Keeps the database as a process has left it, to cut the power afterwards. */
    static PowerCut keep(Path database, Path trace) throws IOException {
        PowerCut cut = new PowerCut(database);
        // Without strace there is none, and nothing more is lost than by the kill.
        List<String> lines = Files.exists(trace) ? Files.readAllLines(trace) : List.of();
        lines.forEach(cut::read);
        for (String suffix : SUFFIXES) {
            Path file = Path.of(database + suffix);
            Files.deleteIfExists(kept(file));
            if (Files.exists(file)) {
                Files.copy(file, kept(file));
            }
        }
        return cut;
    }

    private static Path kept(Path file) {
        return file.resolveSibling("kept-" + file.getFileName());
    }

    private void read(String line) {
        Matcher write = WRITE.matcher(line);
        Matcher sync = SYNC.matcher(line);
        Matcher end = SYNC_ENDS.matcher(line);
        if (write.matches()) {
            Range range =
                    new Range(Integer.parseInt(write.group(2)), Long.parseLong(write.group(3)));
            unconfirmed.computeIfAbsent(write.group(1), file -> new ArrayList<>()).add(range);
        } else if (sync.matches() && sync.group(3).startsWith(")")) {
            unconfirmed.remove(sync.group(2));
        } else if (sync.matches()) {
            underWay.put(sync.group(1), sync.group(2));
        } else if (end.matches()) {
            unconfirmed.remove(underWay.get(end.group(1)));
        }
    }

    /** Puts back what was kept, without what the disk had not confirmed. */
    void strike() throws IOException {
        Files.deleteIfExists(Path.of(database + "-shm"));
        for (String suffix : SUFFIXES) {
            Path file = Path.of(database + suffix);
            Files.deleteIfExists(file);
            if (Files.exists(kept(file))) {
                Files.move(kept(file), file, StandardCopyOption.REPLACE_EXISTING);
                loseUnconfirmed(file);
            }
        }
    }

    private void loseUnconfirmed(Path file) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            for (Range range : unconfirmed.getOrDefault(file.toString(), List.of())) {
                bytes.seek(range.offset());
                bytes.write(new byte[range.length()]);
            }
        }
    }
}
