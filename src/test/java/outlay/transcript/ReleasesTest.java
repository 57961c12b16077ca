package outlay.transcript;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import outlay.db.Database;
import outlay.db.Databases;

/**
 * A database of every release, and what today's commands make of it. With {@code -Drelease=1.1.0}
 * the world of today is kept as that of a new release.
 */
final class ReleasesTest {
    private static final Path RELEASES = Path.of("src/test/resources/releases");
    private static final Path SCRIPTS = Path.of("src/main/resources/outlay/db/sqlite");
    private static final String KEPT = System.getProperty("release", "");

    private final Path folder;

    ReleasesTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @TestFactory
    List<DynamicTest> areUpgraded() throws IOException {
        return new Transcripts(RELEASES, ReleasesTest::restored).in(folder);
    }

    private static Stage restored(Path own) {
        Path dump = RELEASES.resolve(own.getFileName() + ".sql");
        ReleaseDump.restore(dump, own.resolve("outlay.db"));
        return new Session(own, Databases.closed());
    }

    @TestFactory
    List<DynamicTest> theirWorldCanBeMade() throws IOException {
        return new Transcripts(
                        RELEASES.resolve("world"),
                        own -> new Kept(new Session(own, Databases.closed()), own))
                .in(folder);
    }

    /** A world that is kept, if somebody wants that, when its last command has ended. */
    private record Kept(Session session, Path own) implements Stage {
        @Override
        public Answer run(String commandLine, List<String> answers) throws IOException {
            return session.run(commandLine, answers);
        }

        @Override
        public void write(String name, List<String> lines) throws IOException {
            session.write(name, lines);
        }

        @Override
        public void close() {
            session.close();
            if (!KEPT.isEmpty()) {
                keep(own.resolve("outlay.db"));
            }
        }
    }

    private static void keep(Path database) {
        ReleaseDump.keep(database, RELEASES.resolve(KEPT + ".sql"));
        try {
            Files.write(RELEASES.resolve("scripts.sha256"), hashes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A new script belongs to a release that has to be kept, too. */
    @Test
    void coverTheNewestSchema() throws IOException {
        List<Integer> schemas;
        try (Stream<Path> files = Files.list(RELEASES)) {
            schemas =
                    files.filter(file -> file.toString().endsWith(".sql"))
                            .map(ReleaseDump::schema)
                            .toList();
        }
        assertTrue(schemas.contains(hashes().size()), "keep one, as hacking.md says: " + schemas);
    }

    /** There are databases that have seen it as it was. */
    @Test
    void keepTheirScripts() throws IOException {
        assertEquals(Files.readAllLines(RELEASES.resolve("scripts.sha256")), hashes());
    }

    @Test
    void getTheSchemaOfANewDatabase() throws IOException {
        Path fresh = folder.resolve("fresh.db");
        Database.openOrCreate(fresh, Clock.systemUTC()).close();
        try (Stream<Path> files = Files.list(RELEASES)) {
            for (Path dump : files.filter(file -> file.toString().endsWith(".sql")).toList()) {
                Path old = folder.resolve(dump.getFileName() + ".db");
                ReleaseDump.restore(dump, old);
                Database.open(old, Clock.systemUTC()).close();
                assertEquals(ReleaseDump.schemaOf(fresh), ReleaseDump.schemaOf(old), "" + dump);
            }
        }
    }

    private static List<String> hashes() throws IOException {
        try (Stream<Path> files = Files.list(SCRIPTS)) {
            return files.sorted().map(ReleasesTest::hash).toList();
        }
    }

    /** Returns a line as sha256sum writes it. */
    private static String hash(Path script) {
        try {
            byte[] text = Files.readString(script).getBytes(UTF_8);
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text)) + "  " + script.getFileName();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
