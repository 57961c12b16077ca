package outlay.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * What a database says, asked in plain SQL and not by way of the program: whether its credits add
 * up, and all that commands change, without the times at which they did.
 */
final class Books {
    /** Rows of which each is a broken rule of the ledger, or left behind by an import. */
    private static final List<String> RULES =
            List.of(
                    // Each entry continues the balances before it.
                    """
                    SELECT 'entry ' || id || ' does not follow'
                    FROM (
                        SELECT *,
                               lag(id, 1, 0) OVER log AS id0,
                               lag(purchased, 1, 0) OVER log AS purchased0,
                               lag(available, 1, 0) OVER log AS available0,
                               lag(reserved, 1, 0) OVER log AS reserved0,
                               lag(spent, 1, 0) OVER log AS spent0
                        FROM ledger_entry
                        WINDOW log AS (ORDER BY id)
                    ) AS entry
                    WHERE id <> id0 + 1
                       OR purchased <> purchased0 + CASE kind WHEN 'purchase' THEN credits ELSE 0 END
                       OR available <> available0
                                     + CASE kind WHEN 'purchase' THEN credits
                                                 WHEN 'return' THEN credits
                                                 WHEN 'reserve' THEN -credits ELSE 0 END
                       OR reserved <> reserved0
                                    + CASE kind WHEN 'reserve' THEN credits ELSE 0 END
                                    - CASE from_state WHEN 'reserved' THEN credits ELSE 0 END
                       OR spent <> spent0
                                 + CASE kind WHEN 'spend' THEN credits ELSE 0 END
                                 - CASE from_state WHEN 'spent' THEN credits ELSE 0 END
                       OR available < 0
                       OR reserved < 0
                       OR spent < 0
                    """,
                    // Each recipient's credit is where its entries say.
                    """
                    SELECT 'recipient ' || recipient.id || ' says ' || credit
                    FROM recipient
                    LEFT JOIN (
                        SELECT recipient_id, string_agg(kind, ' ' ORDER BY id) AS kinds
                        FROM ledger_entry
                        GROUP BY recipient_id
                    ) AS moved ON moved.recipient_id = recipient.id
                    WHERE credit IS DISTINCT FROM CASE kinds
                                            WHEN 'reserve' THEN 'reserved'
                                            WHEN 'reserve spend' THEN 'spent'
                                            WHEN 'reserve return' THEN 'returned'
                                            WHEN 'reserve spend return' THEN 'returned'
                                        END
                    """,
                    // A spent credit has an accepted first email, and the other way round.
                    """
                    SELECT 'recipient ' || recipient.id || ' and its messages disagree'
                    FROM recipient
                    WHERE (steps_sent > 0) <> EXISTS (
                        SELECT 1
                        FROM message
                        WHERE recipient_id = recipient.id AND step = 1 AND state = 'accepted')
                    """,
                    // Who is in the hands of a send has an open message, and the other way round.
                    """
                    SELECT 'recipient ' || recipient.id || ' is ' || status || ', open: ' || in_flight
                    FROM recipient
                    WHERE (in_flight = 1 OR status = 'in-doubt') <> EXISTS (
                        SELECT 1
                        FROM message
                        WHERE recipient_id = recipient.id AND state IN ('intended', 'in-doubt'))
                    """,
                    // What a killed import has loaded is gone with the next command.
                    """
                    SELECT 'an import is ' || state
                    FROM contact_book
                    WHERE state <> 'steady'
                    UNION ALL
                    SELECT 'layer ' || id || ' is ' || state
                    FROM layer
                    WHERE state <> 'visible'
                    UNION ALL
                    SELECT 'nobody sees the page of ' || first_id
                    FROM contact_page
                    WHERE first_id > (SELECT last_visible FROM contact_book)
                    UNION ALL
                    SELECT 'nobody sees contact ' || contact_id
                    FROM contact_key
                    WHERE contact_id > (SELECT last_visible FROM contact_book)
                    """);

    /** Everything that a command changes and an operator can see, but no times. */
    private static final List<String> PICTURE =
            List.of(
                    "SELECT id, kind, credits, from_state, reason, recipient_id FROM ledger_entry",
                    "SELECT id, name, state FROM campaign",
                    """
                    SELECT id, campaign_id, contact_id, status, reason, steps_sent, credit, tries
                    FROM recipient
                    """,
                    "SELECT id, recipient_id, step, state, reply FROM message",
                    "SELECT message_id, kind, status, hard, reason FROM report",
                    "SELECT entry, reason, source FROM do_not_email",
                    "SELECT segment, status, length(contacts) FROM contact_status ORDER BY 1, 2");

    private Books() {}

    /** Makes sure that the credits add up and agree with recipients and messages. */
    static void check(Path database) throws SQLException {
        List<String> broken = new ArrayList<>();
        try (Connection connection = connect(database)) {
            for (String rule : RULES) {
                broken.addAll(rows(connection, rule));
            }
        }
        assertEquals(List.of(), broken);
    }

    /** Returns all that commands change. */
    static List<String> picture(Path database) throws SQLException {
        List<String> picture = new ArrayList<>();
        try (Connection connection = connect(database)) {
            for (String query : PICTURE) {
                picture.addAll(rows(connection, query));
            }
        }
        return picture;
    }

    static List<String> rows(Path database, String query) throws SQLException {
        try (Connection connection = connect(database)) {
            return rows(connection, query);
        }
    }

    static long number(Path database, String query) throws SQLException {
        return Long.parseLong(rows(database, query).get(0));
    }

    private static Connection connect(Path database) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + database);
    }

    private static List<String> rows(Connection connection, String query) throws SQLException {
        List<String> all = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                StringBuilder row = new StringBuilder();
                for (int column = 1; column <= columns; column++) {
                    row.append(column > 1 ? "|" : "").append(rows.getString(column));
                }
                all.add(row.toString());
            }
        }
        return all;
    }
}
