package outlay.db;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import outlay.Problem;

/** The settings of every connection to a server. */
final class PostgresServer {
    /** The schema that holds our tables: others of the same database are not ours. */
    static final String SCHEMA = "outlay";

    /** So many rows come at once: enough to hide the network, few enough for the memory. */
    static final int ROWS = 500;

    static {
        // The driver would tell stderr what comes as an exception, too.
        if (System.getProperty("java.util.logging.config.file") == null) {
            System.setProperty("java.util.logging.config.file", "/dev/null");
        }
    }

    private PostgresServer() {}

    static Connection connect(Location.OnServer location) {
        PostgresUrl url = location.url();
        Properties properties = new Properties();
        properties.setProperty("user", url.user());
        location.password().get().ifPresent(found -> properties.setProperty("password", found));
        properties.setProperty("currentSchema", SCHEMA);
        // So the settings of a connection go with its first message: that saves two trips.
        properties.setProperty("assumeMinServerVersion", "13");
        properties.setProperty("ApplicationName", "outlay");
        properties.setProperty("connectTimeout", "10");
        properties.setProperty("loginTimeout", "10");
        // Longer than any statement takes; who cannot wait for so long says so to his connection.
        properties.setProperty("socketTimeout", "600");
        properties.setProperty("tcpKeepAlive", "true");
        // The first use of a text prepares it: each is used often, or only once in a command.
        properties.setProperty("prepareThreshold", "2");
        properties.setProperty("reWriteBatchedInserts", "true");
        properties.setProperty("sslmode", url.isLoopback() ? "prefer" : PostgresUrl.SURE);
        for (Map.Entry<String, String> each : url.settings().entrySet()) {
            properties.setProperty(each.getKey(), each.getValue());
        }
        if (!url.isLoopback() && hasNoAuthority(url)) {
            properties.setProperty("sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory");
        }
        try {
            Connection connection = DriverManager.getConnection(jdbc(url), properties);
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException e) {
            throw failure(url, e);
        }
    }

    /** Without an authority of his own, the user means those that this machine trusts. */
    private static boolean hasNoAuthority(PostgresUrl url) {
        return !url.settings().containsKey("sslrootcert")
                && !url.settings().containsKey("sslcert")
                && Files.notExists(
                        Path.of(System.getProperty("user.home", "/"), ".postgresql", "root.crt"));
    }

    private static RuntimeException failure(PostgresUrl url, SQLException e) {
        String state = String.valueOf(e.getSQLState());
        RuntimeException failure = PostgresFailures.translate(e, "connect to " + url);
        boolean isOfWay = state.startsWith("08") && !state.equals(PostgresFailures.REJECTED);
        if (!isOfWay && !(failure instanceof IllegalStateException)) {
            return failure;
        }
        return new Problem(
                Problem.Kind.UNREACHABLE,
                "cannot connect to " + url + ": " + e.getMessage(),
                "look at the server's name, its port and its certificate",
                e);
    }

    private static String jdbc(PostgresUrl url) {
        String host = url.host().contains(":") ? "[" + url.host() + "]" : url.host();
        return "jdbc:postgresql://" + host + ":" + url.port() + "/" + encoded(url.database());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
