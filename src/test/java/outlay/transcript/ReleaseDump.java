package outlay.transcript;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A database as a text of SQL, and back. */
final class ReleaseDump {
    private static final String FIRST_LINE = "-- A database of schema ";

    private ReleaseDump() {}

    /** Returns the schema that a dump has. */
    static int schema(Path dump) {
        try {
            String first = Files.readAllLines(dump).get(0);
            return Integer.parseInt(first.substring(FIRST_LINE.length()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void restore(Path dump, Path database) {
        try (Connection connection = open(database);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(Files.readString(dump));
            Files.setPosixFilePermissions(database, PosixFilePermissions.fromString("rw-------"));
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(dump + " cannot be restored", e);
        }
    }

    static void keep(Path database, Path dump) {
        List<String> lines = new ArrayList<>();
        try (Connection connection = open(database)) {
            String schema = list(connection, "PRAGMA user_version").get(0);
            lines.add(FIRST_LINE + schema);
            lines.add("PRAGMA page_size = 8192;");
            lines.add("PRAGMA foreign_keys = OFF;");
            lines.add("BEGIN;");
            lines.addAll(statements(connection, "type = 'table'"));
            for (String table : tables(connection)) {
                lines.addAll(rows(connection, table));
            }
            // They would refuse rows of an order that is not theirs.
            lines.addAll(statements(connection, "type IN ('index', 'trigger')"));
            lines.add("PRAGMA user_version = " + schema + ";");
            lines.add(
                    "PRAGMA application_id = "
                            + list(connection, "PRAGMA application_id").get(0)
                            + ";");
            lines.add("COMMIT;");
            Files.write(dump, lines);
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(database + " cannot be kept", e);
        }
    }

    /** Returns every table, index and trigger, without what differs in spaces only. */
    static List<String> schemaOf(Path database) {
        try (Connection connection = open(database)) {
            return list(
                            connection,
                            "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY sql")
                    .stream()
                    .map(sql -> sql.replaceAll("\\s+", " "))
                    .toList();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Connection open(Path database) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + database);
    }

    private static List<String> statements(Connection connection, String which)
            throws SQLException {
        return list(
                connection,
                "SELECT sql || ';' FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE"
                        + " 'sqlite_%' AND "
                        + which
                        + " ORDER BY rowid");
    }

    private static List<String> tables(Connection connection) throws SQLException {
        return list(
                connection,
                "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
                        + " ORDER BY name");
    }

    /** All but where the file was. */
    private static List<String> rows(Connection connection, String table) throws SQLException {
        String columns =
                String.join(
                        ", ",
                        list(
                                connection,
                                "SELECT name FROM pragma_table_info('"
                                        + table
                                        + "') ORDER BY cid"));
        return list(
                connection,
                "SELECT 'INSERT INTO "
                        + table
                        + " ("
                        + columns
                        + ") VALUES (' || "
                        + columns.replaceAll("(\\w+)", "quote($1)").replace(", ", " || ', ' || ")
                        + " || ');' FROM "
                        + table
                        + (table.equals("setting") ? " WHERE name <> 'home'" : ""));
    }

    private static List<String> list(Connection connection, String sql) throws SQLException {
        List<String> all = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                all.add(rows.getString(1));
            }
        }
        return all;
    }
}
