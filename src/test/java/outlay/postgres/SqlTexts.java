package outlay.postgres;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import outlay.db.Database;

/**
 * The SQL of the program, out of its compiled classes: a compiler has put together what the sources
 * have in several constants. Texts that are put together only when they run are here in pieces.
 */
public final class SqlTexts {
    private static final Pattern SQL =
            Pattern.compile(
                    "(?s)\\s*(WITH|SELECT|INSERT INTO|UPDATE|DELETE FROM)\\s.*"
                            + "|.*\\b(FROM|JOIN|WHERE|AND|OR|ON|GROUP BY|ORDER BY|LIMIT|CASE|VALUES)"
                            + "\\s+[a-z?(].*");

    /** Where something is put into a piece: by {@code +}, or by a format. */
    private static final Pattern PUT_IN = Pattern.compile("\u0001|%s");

    /**
     * What one engine alone says, in its own words; {@code Replay} reads the tables of a release
     * that knew no other.
     */
    private static final Pattern OF_ONE_ENGINE =
            Pattern.compile("(Sqlite|Postgres|ServerHealth|Replay).*");

    private SqlTexts() {}

    /** Returns all that both engines are to understand. */
    public static List<String> ofBothEngines() {
        return constants().stream().filter(text -> SQL.matcher(text).matches()).distinct().toList();
    }

    /** Returns what an engine says of those that are no statement to it, by text. */
    public static Map<String, String> refusedBy(Connection engine, List<String> texts) {
        Map<String, String> refused = new LinkedHashMap<>();
        for (String sql : texts) {
            try (PreparedStatement statement = engine.prepareStatement(sql)) {
                // The driver of PostgreSQL sends a text to the server only when it has to.
                statement.getMetaData();
            } catch (SQLException e) {
                refused.put(sql, String.valueOf(e.getMessage()));
            }
        }
        return refused;
    }

    /** Returns those pieces that are part of nothing that a server has logged. */
    public static List<String> missingIn(String log, Collection<String> pieces) {
        String run = inOneLine(log.replaceAll("\\$[0-9]+", "?"));
        return pieces.stream()
                .flatMap(PUT_IN::splitAsStream)
                .map(SqlTexts::inOneLine)
                .filter(piece -> !run.contains(piece))
                .toList();
    }

    private static String inOneLine(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    private static List<String> constants() {
        try {
            Path program =
                    Path.of(
                            Database.class
                                    .getProtectionDomain()
                                    .getCodeSource()
                                    .getLocation()
                                    .toURI());
            if (Files.isDirectory(program)) {
                return constants(program);
            }
            try (FileSystem jar = FileSystems.newFileSystem(program)) {
                return constants(jar.getPath("/"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> constants(Path classes) throws IOException {
        try (Stream<Path> files = Files.walk(classes)) {
            return files.filter(SqlTexts::isPortable).flatMap(SqlTexts::constantsOf).toList();
        }
    }

    private static boolean isPortable(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.endsWith(".class") && !OF_ONE_ENGINE.matcher(name).matches();
    }

    /** Reads the texts of a class: chapter 4.4 of the Java Virtual Machine Specification. */
    private static Stream<String> constantsOf(Path file) {
        Map<Integer, String> words = new HashMap<>();
        TreeSet<Integer> texts = new TreeSet<>();
        try (InputStream in = Files.newInputStream(file);
                DataInputStream data = new DataInputStream(in)) {
            data.skipNBytes(8);
            int count = data.readUnsignedShort();
            for (int at = 1; at < count; at++) {
                int tag = data.readUnsignedByte();
                switch (tag) {
                    case 1 -> words.put(at, data.readUTF());
                    case 8 -> texts.add(data.readUnsignedShort());
                    case 7, 16, 19, 20 -> data.skipNBytes(2);
                    case 15 -> data.skipNBytes(3);
                    case 3, 4, 9, 10, 11, 12, 17, 18 -> data.skipNBytes(4);
                    case 5, 6 -> {
                        data.skipNBytes(8);
                        // Such a constant takes two places.
                        at++;
                    }
                    default -> throw new IllegalStateException(file + ": constant " + tag);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts.stream().map(words::get);
    }
}
