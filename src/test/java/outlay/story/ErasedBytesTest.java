package outlay.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import outlay.db.OnSqliteAlone;

/** After somebody is erased no byte of him is in the file, in its log or in a backup. */
@OnSqliteAlone("looks for bytes in the file")
final class ErasedBytesTest {
    private static final int OTHERS = 400;
    private static final String HEADER = "email,first_name,last_name,company,title,phone,motto\n";
    private static final String ZELDA =
            "zelda.quux@mail.zquux.example,Zeldaname,Quuxname,Quuxfirm,Quuxchief,+49-555-7788,Quuxmotto\n";

    /** Whatever of her could be found by a search without case. */
    private static final List<String> HERS =
            List.of(
                    "zelda",
                    "quux",
                    "+49-555-7788",
                    "emma",
                    "oldtitle",
                    "oldmotto",
                    "zelda%2equux");

    @TempDir Path folder = Path.of("");

    private final MailServer server = new MailServer();
    private Operator operator = new Operator(folder);

    @BeforeEach
    void prepare() {
        operator = new Operator(folder);
        operator.set("OUTLAY_TRANSPORT", server.url());
        operator.set("OUTLAY_NOW", "2026-03-02T09:00:00Z");
        operator.write("text.txt", "Dear {{ first_name }}\n");
        operator.write("campaign.json", CAMPAIGN);
        StringBuilder csv = new StringBuilder(HEADER);
        for (int i = 0; i < OTHERS; i++) {
            csv.append("p" + i + "@x.example,P,P" + i + ",Firm,Boss,1,Motto " + i + "\n");
        }
        // What she was before stays behind on pages that are written anew.
        String before = ZELDA.replace("Zeldaname", "Emma").replace("Quuxchief", "Oldtitle");
        csv.append(before.replace("Quuxmotto", "Oldmotto ".repeat(3_000).strip()));
        operator.write("contacts.csv", csv.toString());
        operator.write("update.csv", HEADER + ZELDA);
        operator.json("import", "contacts.csv");
        operator.json("import", "update.csv");
        operator.json("credits", "buy", "1000");
        operator.json("campaign", "create", "spring", "--file", "campaign.json");
    }

    private static final String CAMPAIGN =
            """
            {"from": "n@s.example", "commercial": false,
             "steps": [{"subject": "Hi", "text": "text.txt"}]}
            """;

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    /** Servers put her name into their words, whatever they do with the message. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "550 5.2.2 <Zelda.Quux@Mail.Zquux.example>: mailbox full",
                "550 5.1.1 no such user zelda.quux, try zelda%2Equux%40mail.zquux.example",
                "451 4.7.1 <zelda.quux>: Zeldaname Quuxname has to wait",
            })
    void noneIsLeftByASend(String answer) throws IOException {
        server.answer(recipient -> recipient.startsWith("zelda") ? answer : MailServer.OK);
        upload();
        operator.json("send", "--validate", "syntax");
        if (operator.text(0, "suppress", "list").contains("zelda")) {
            operator.json("suppress", "remove", "zelda.quux@mail.zquux.example");
        }
        erase();
        assertEquals(List.of(), remains());
    }

    /** Earlier versions stored the words as they came, and never overwrote what they deleted. */
    @Test
    void noneIsLeftOfAnOlderDatabase() throws IOException, SQLException {
        upload();
        operator.json("send", "--validate", "syntax");
        byHand(
                "PRAGMA secure_delete = OFF",
                "DELETE FROM setting WHERE name = 'no-traces-2'",
                "UPDATE message SET reply = '250 zelda.quux@mail.zquux.example has it'"
                        + " WHERE recipient_id = 1",
                "UPDATE recipient SET reason = 'Zeldaname Quuxname' WHERE id = 1",
                "UPDATE recipient SET reason = NULL",
                "CREATE TABLE gone (text TEXT)",
                "INSERT INTO gone (text) VALUES ('" + "Zeldaname Quuxname ".repeat(5_000) + "')",
                "DROP TABLE gone");
        erase();
        assertEquals(List.of(), remains());
    }

    /** Whatever else is deleted leaves pages that are free, and full of it. */
    @Test
    void noneIsLeftOnFreePages() throws IOException, SQLException {
        upload();
        byHand(
                "CREATE TABLE gone (text TEXT)",
                "INSERT INTO gone (text) VALUES (replace(hex(zeroblob(90000)), '00', 'Zeldaname '))",
                "DROP TABLE gone");
        erase();
        assertEquals(List.of(), remains());
    }

    /** The log is only deleted with the last connection, and there may always be one. */
    @Test
    void noneIsLeftInTheLogOfADatabaseInUse() throws IOException, SQLException {
        try (Connection other = connect();
                Statement statement = other.createStatement()) {
            statement.executeQuery("SELECT count(*) FROM setting").close();
            upload();
            erase();
            assertEquals(List.of(), remains());
        }
    }

    @Test
    void saysSoWhenAReaderKeepsItInTheLog() throws SQLException {
        upload();
        try (Connection other = connect();
                Statement statement = other.createStatement()) {
            statement.execute("BEGIN");
            statement.executeQuery("SELECT count(*) FROM setting").close();
            operator.json("delete", "contacts", "zelda.quux@mail.zquux.example", "--yes");
            assertTrue(operator.notices().contains("another command has the database open"));
        }
    }

    private void upload() {
        operator.json(
                "upload",
                "spring",
                "--field",
                "motto=Quuxmotto",
                "--company",
                "Quuxfirm",
                "--key",
                "k");
        operator.json("upload", "spring");
        operator.json("campaign", "start", "spring");
    }

    private void erase() {
        operator.json("delete", "contacts", "zelda.quux@mail.zquux.example", "--yes");
        assertEquals("", operator.notices());
        operator.text(0, "doctor");
    }

    private void byHand(String... statements) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("outlay.db"));
    }

    private List<String> remains() throws IOException {
        operator.text(0, "backup", "backup.db");
        List<String> remains = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(each -> each.toString().contains(".db")).toList()) {
                byte[] bytes = Files.readAllBytes(file);
                String text =
                        new String(bytes, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
                HERS.stream()
                        .filter(text::contains)
                        .forEach(hers -> remains.add(file.getFileName() + ": " + hers));
            }
        }
        return remains;
    }
}
