package outlay.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * SQL is written so that SQLite and PostgreSQL both take it; what only one takes is in its engine.
 */
final class PortableSqlTest {
    /** Whatever damages a file, or asks what only SQLite would take, is about that engine. */
    private static final Set<String> OF_ONE_ENGINE =
            Set.of(
                    "DatabaseTest",
                    "MigrationsTest",
                    "PortableSqlTest",
                    "ReleaseDump",
                    "ShardsIT",
                    "SqlTextsIT",
                    "Tampering",
                    "TestFile",
                    "DamageTest",
                    "ErasedBytesTest",
                    "UpgradeCrashTest",
                    "LedgerTableTest");

    private static final Pattern TEXT =
            Pattern.compile("\"\"\"(.*?)\"\"\"|\"((?:[^\"\\\\\n]|\\\\.)*)\"", Pattern.DOTALL);

    private static final Pattern SQL =
            Pattern.compile(
                    "\\b(SELECT|INSERT|UPDATE|DELETE|REPLACE|FROM|WHERE|VALUES|CASE|IS NULL)\\b");

    private static final Pattern SUBQUERY = Pattern.compile("\\b(FROM|JOIN)\\s*\\(");

    private static final Pattern NAME = Pattern.compile("\\s*AS \\w");

    private static final Pattern ONLY_SQLITE =
            Pattern.compile(
                    String.join(
                            "|",
                            "\\?\\d",
                            "(?i:\\bsqlite_|\\bpragma\\b|\\bvacuum\\b|\\browid\\b|last_insert_rowid)",
                            "(?i:\\b(iif|ifnull|instr|group_concat|typeof|total|printf|hex|quote)\\()",
                            "(?i:\\b(unixepoch|julianday|strftime|randomblob|zeroblob|char)\\()",
                            "(?i:\\b(max|min)\\([^()]*,)",
                            "(?i:\\bjson_(?!each\\())",
                            "(?<!')\\bx'",
                            "==",
                            "\\b(INSERT|UPDATE) OR\\b|\\bREPLACE INTO\\b|\\bINDEXED BY\\b",
                            // Letters are the same to one engine, and not to the other.
                            "\\bLIKE\\b|\\bGLOB\\b|\\bNOCASE\\b",
                            "\\bON CONFLICT(?! \\()",
                            "\\bCROSS JOIN \\w+(\\s+AS \\w+)?\\s+ON\\b",
                            "\\bIS (?!NULL|NOT NULL|DISTINCT|NOT DISTINCT)",
                            // What is true is a number to one engine, and not to the other.
                            "\\bsum\\([^()]*[=<>]",
                            "\\([^()]*[=<>][^()]*\\) (=|<>|IN) \\(?[?01](?! =)",
                            "\\b(WHERE|AND|OR|WHEN)\\s+(NOT\\s+)?[a-z_.]+\\s*($|\\)|AND\\b|OR\\b)"));

    @Test
    void isSoInTheProgram() throws IOException {
        assertEquals(Set.of(), offending(Path.of("src/main/java")));
    }

    @Test
    void isSoInTheTests() throws IOException {
        assertEquals(Set.of(), offending(Path.of("src/test/java")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT id FROM step WHERE id = ?1",
                "SELECT iif(id = 1, 2, 3) FROM step",
                "SELECT last_insert_rowid()",
                "SELECT seq FROM sqlite_sequence",
                "SELECT id FROM (SELECT id FROM step) ORDER BY id",
                "SELECT id FROM (SELECT max(id) FROM step) WHERE id > 1",
                "SELECT sum(number = 1) FROM step",
                "SELECT id FROM field WHERE seen",
                "SELECT id FROM field WHERE seen AND id > 1",
                "SELECT id FROM recipient WHERE (steps_sent = 0) = ?",
                "SELECT id FROM recipient WHERE (steps_sent = 0) IN (0, 1)",
                "INSERT INTO step (number) VALUES (?) ON CONFLICT DO NOTHING",
                "INSERT OR IGNORE INTO step (number) VALUES (?)",
                "INSERT INTO setting (name, value) VALUES (?, x'01')",
                "SELECT hash FROM json_each(?) AS a CROSS JOIN contact_key ON hash = a.value",
                "SELECT id FROM field WHERE name IS ?",
                "SELECT id FROM field WHERE name LIKE ?",
                "SELECT max(id, 1) FROM field"
            })
    void findsWhatOnlyOneEngineTakes(String sql) {
        assertEquals(1, Math.min(1, onlySqlite(sql).size()), sql);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT hash FROM (SELECT hash FROM contact_key WHERE hash > ?) AS next LIMIT 1",
                "SELECT id FROM recipient WHERE (steps_sent = 0) = (? = 1) AND (due_at, id) > (?, ?)",
                "SELECT id FROM recipient WHERE (steps_sent = 0) IN (FALSE, TRUE)",
                "INSERT INTO step (number) VALUES (?) ON CONFLICT (number) DO NOTHING",
                "SELECT max(id) FROM field WHERE name IS NOT NULL AND id BETWEEN ? AND ?"
            })
    void takesWhatBothTake(String sql) {
        assertEquals(List.of(), onlySqlite(sql));
    }

    private static Set<String> offending(Path folder) throws IOException {
        Set<String> offending = new TreeSet<>();
        int texts = 0;
        for (Path file : sources(folder)) {
            Matcher text = TEXT.matcher(Files.readString(file));
            while (text.find()) {
                String sql = text.group(1) != null ? text.group(1) : text.group(2);
                if (SQL.matcher(sql).find()) {
                    texts++;
                    onlySqlite(sql)
                            .forEach(what -> offending.add(file.getFileName() + ": " + what));
                }
            }
        }
        assertTrue(texts > 50, "found only " + texts);
        return offending;
    }

    private static List<Path> sources(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> isPortable(file.getFileName().toString())).toList();
        }
    }

    private static boolean isPortable(String name) {
        return name.endsWith(".java")
                && !name.startsWith("Sqlite")
                && !name.startsWith("Postgres")
                && !OF_ONE_ENGINE.contains(name.replace(".java", ""));
    }

    private static List<String> onlySqlite(String sql) {
        List<String> found =
                new ArrayList<>(
                        ONLY_SQLITE.matcher(sql).results().map(MatchResult::group).toList());
        Matcher subquery = SUBQUERY.matcher(sql);
        while (subquery.find()) {
            int end = behind(sql, subquery.end());
            if (!NAME.matcher(sql).region(end, sql.length()).lookingAt()) {
                found.add("a subquery without a name: " + sql.substring(subquery.start(), end));
            }
        }
        return found;
    }

    /** Returns the place behind the parenthesis that is open at one. */
    private static int behind(String sql, int start) {
        int open = 1;
        int at = start;
        while (open > 0 && at < sql.length()) {
            char c = sql.charAt(at++);
            open += c == '(' ? 1 : c == ')' ? -1 : 0;
        }
        return at;
    }
}
