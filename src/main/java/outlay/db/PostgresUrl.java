package outlay.db;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import outlay.Problem;

/**
 * Which database of which server, as whom: {@code postgresql://user@host:5432/database}, in the
 * form of https://www.postgresql.org/docs/current/libpq-connect.html, without a password.
 *
 * @param settings those behind the question mark that concern the transport's security
 */
public record PostgresUrl(
        String host, int port, String database, String user, Map<String, String> settings) {
    private static final int USUAL_PORT = 5432;
    private static final List<String> SCHEMES = List.of("postgresql://", "postgres://");

    /** Encrypted, and the server has proved its name. */
    static final String SURE = "verify-full";

    private static final List<String> SETTINGS =
            List.of("sslmode", "sslrootcert", "sslcert", "sslkey");

    /** Says whether a name of a database is that of one on a server. */
    public static boolean isOne(String name) {
        return SCHEMES.stream().anyMatch(name::startsWith);
    }

    /**
     * Reads a URL.
     *
     * @param thisUser who is meant when it names nobody
     * @throws Problem USAGE when it is none, or has a password in it
     */
    public static PostgresUrl of(String text, String thisUser) {
        URI uri = uri(text);
        String user = uri.getUserInfo() == null ? thisUser : uri.getUserInfo();
        if (user.contains(":")) {
            throw new Problem(
                    Problem.Kind.USAGE,
                    "the database's URL has a password in it, where others can see it",
                    "leave it out; put it into ~/.pgpass, or name its file in"
                            + " OUTLAY_DB_PASSWORD_FILE");
        }
        String path = uri.getPath() == null ? "" : uri.getPath();
        if (path.length() < 2 || path.indexOf('/', 1) > 0) {
            throw wrong(text, "it names no database");
        }
        PostgresUrl url =
                new PostgresUrl(
                        uri.getHost() == null
                                ? "localhost"
                                : uri.getHost().replaceAll("[\\[\\]]", ""),
                        uri.getPort() < 0 ? USUAL_PORT : uri.getPort(),
                        path.substring(1),
                        user,
                        settings(text, uri.getQuery()));
        String mode = url.settings().getOrDefault("sslmode", SURE);
        if (!mode.equals(SURE) && !url.isLoopback()) {
            throw wrong(text, "with sslmode=" + mode + " any server could answer");
        }
        return url;
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw wrong(text, e.getReason());
        }
    }

    private static Map<String, String> settings(String text, String query) {
        Map<String, String> settings = new TreeMap<>();
        for (String each : query == null ? List.<String>of() : Arrays.asList(query.split("&"))) {
            String[] parts = each.split("=", 2);
            if (parts.length < 2 || !SETTINGS.contains(parts[0])) {
                throw wrong(text, "'" + parts[0] + "' is none of " + String.join(", ", SETTINGS));
            }
            settings.put(parts[0], parts[1]);
        }
        return settings;
    }

    private static Problem wrong(String text, String why) {
        return new Problem(
                Problem.Kind.USAGE,
                "cannot read the database's URL '" + text + "': " + why,
                "write it like postgresql://user@host/database");
    }

    /** Says whether it can be reached on this machine only. */
    boolean isLoopback() {
        return host.equals("localhost") || host.startsWith("127.") || host.equals("::1");
    }

    /** Returns how it is called in messages. */
    @Override
    public String toString() {
        String place = host.contains(":") ? "[" + host + "]" : host;
        String at = port == USUAL_PORT ? place : place + ":" + port;
        return "postgresql://" + user + "@" + at + "/" + database + query();
    }

    private String query() {
        return settings.isEmpty()
                ? ""
                : settings.entrySet().stream()
                        .map(each -> each.getKey() + "=" + each.getValue())
                        .collect(Collectors.joining("&", "?", ""));
    }
}
