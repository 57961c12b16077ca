package outlay.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.db.OnSqliteAlone;

/** What a damaged file does to a command: it is named as damaged, never as a bug. */
@OnSqliteAlone("damages the file")
final class DamageTest {
    private static final int DAMAGED = 10;

    @TempDir private Path folder = Path.of("");

    private Operator sam = new Operator(folder);

    @BeforeEach
    void prepare() {
        sam = new Operator(folder).set("OUTLAY_TRANSPORT", "maildir:out");
        sam.write(
                "contacts.csv",
                """
                email,first_name,tier
                ann@acme.example,Ann,gold
                bob@beta.example,Bob,silver
                """);
        sam.text(0, "import", "contacts.csv");
    }

    /** Of some flipped bits nobody can know: a letter of a name has become another one. */
    @Test
    void noFlippedBitOfAContactIsABug() throws SQLException {
        byte[] sound = page();
        int found = 0;
        for (int bit = 0; bit < 8 * sound.length; bit++) {
            byte[] flipped = sound.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            write(flipped);
            int code = sam.run("filter", "--csv", "-");
            assertTrue(code == 0 || code == DAMAGED, () -> code + ": " + sam.notices());
            found += code == 0 ? 0 : 1;
        }
        assertTrue(found > sound.length, "found " + found);
    }

    /** The rehearsal of a send copies the ledger, and its copy refuses what the file holds. */
    @Test
    void aFailureThatCannotBeIsLookedIntoBeforeItIsCalledABug() throws SQLException {
        sam.text(0, "credits", "buy", "5");
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP TRIGGER ledger_entry_is_never_changed");
            statement.execute("PRAGMA ignore_check_constraints = ON");
            statement.execute("UPDATE ledger_entry SET kind = 'purchasf'");
        }
        assertEquals(DAMAGED, sam.run("send", "--dry-run"));
        assertFalse(sam.notices().contains("unexpected"), sam.notices());
        assertTrue(sam.notices().contains("ledger_entry"), sam.notices());
        assertTrue(sam.notices().contains("outlay backup"), sam.notices());
    }

    @Test
    void anIndexThatCannotBeReadIsMadeAnew() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("UPDATE posting SET block = x'ff'");
        }
        assertEquals(DAMAGED, sam.run("filter", "--facets", "tier"));
        assertTrue(sam.notices().contains("--rebuild-index"), sam.notices());
        sam.text(0, "doctor", "--rebuild-index");
        sam.text(0, "filter", "--facets", "tier");
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("outlay.db"));
    }

    private byte[] page() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT contacts FROM contact_page")) {
            return row.getBytes(1);
        }
    }

    private void write(byte[] page) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement statement =
                        connection.prepareStatement("UPDATE contact_page SET contacts = ?")) {
            statement.setBytes(1, page);
            assertEquals(1, statement.executeUpdate());
        }
    }
}
