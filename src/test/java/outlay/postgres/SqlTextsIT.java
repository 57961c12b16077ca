package outlay.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.story.Operator;

/**
 * Each SQL text that SQLite understands, PostgreSQL understands, too. What SQLite does not is a
 * piece of a text: {@code PostgresTranscriptIT} looks for these in what the server was asked.
 */
final class SqlTextsIT {
    @TempDir Path folder = Path.of("");

    @Test
    void areUnderstoodByBothEngines() throws SQLException {
        List<String> texts = new ArrayList<>(SqlTexts.ofBothEngines());
        try (Cluster cluster = Cluster.start();
                Connection file = file();
                Connection server = server(cluster)) {
            texts.removeAll(SqlTexts.refusedBy(file, texts).keySet());
            assertTrue(texts.size() > 150, "found only " + texts.size());
            assertEquals(Map.of(), SqlTexts.refusedBy(server, texts));
            List<String> wrong =
                    List.of(
                            "SELECT iif(id = ?, 1, 2) FROM step",
                            "SELECT id FROM no_such_table",
                            "SELECT no_such_column FROM step");
            assertEquals(Set.copyOf(wrong), SqlTexts.refusedBy(server, wrong).keySet());
        }
    }

    private Connection file() throws SQLException {
        new Operator(folder).text(0, "credits", "buy", "1");
        return DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("outlay.db"));
    }

    private Connection server(Cluster cluster) throws SQLException {
        String url = cluster.database();
        new Operator(folder).set("OUTLAY_DB", url).text(0, "credits", "buy", "1");
        return DriverManager.getConnection(
                "jdbc:" + url.replace("outlay@", "") + "?user=outlay&currentSchema=outlay");
    }
}
