import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;

/**
 * Runs statements in DuckDB, inside this process: {@code Duck DATABASE STATEMENTS [TIME]}. Prints
 * the number that each query gives, and writes to the file TIME how many seconds all of them took.
 */
final class Duck {
    private Duck() {}

    public static void main(String[] args) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + args[0]);
                Statement statement = connection.createStatement()) {
            long start = System.nanoTime();
            for (String each : args[1].strip().split(";\n")) {
                if (statement.execute(each)) {
                    ResultSet rows = statement.getResultSet();
                    rows.next();
                    System.out.println(rows.getLong(1));
                }
            }
            if (args.length > 2) {
                double seconds = (System.nanoTime() - start) / 1e9;
                Files.writeString(Path.of(args[2]), String.format("%.4f%n", seconds));
            }
        }
    }
}
