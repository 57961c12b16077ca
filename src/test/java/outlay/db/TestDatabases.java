package outlay.db;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import outlay.postgres.Cluster;

/**
 * Where tests have their databases: in files, or, with {@code -Doutlay.engine=postgresql}, each in
 * place of a file on a server that all tests of this process share.
 */
public final class TestDatabases {
    private static final String ENGINE = System.getProperty("outlay.engine", "sqlite");
    private static final Map<Path, String> URLS = new ConcurrentHashMap<>();

    private TestDatabases() {}

    /** Starts when the first database is asked for. */
    private static final class Shared {
        /** With hundreds of small databases, to tidy them up costs more than all the rest. */
        static final Cluster CLUSTER = Cluster.start("autovacuum=off", "max_wal_size=4GB");

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(CLUSTER::close));
        }
    }

    /** Says whether databases are on a server. */
    public static boolean areOnServer() {
        return switch (ENGINE) {
            case "sqlite" -> false;
            case "postgresql" -> true;
            default -> throw new IllegalArgumentException("outlay.engine=" + ENGINE);
        };
    }

    /** Returns the URL of the database that is in place of a file, made empty if there is none. */
    public static Optional<String> url(Path file) {
        return areOnServer()
                ? Optional.of(
                        URLS.computeIfAbsent(
                                file.toAbsolutePath().normalize(),
                                name -> Shared.CLUSTER.database()))
                : Optional.empty();
    }

    private static Location location(Path file) {
        return url(file)
                .map(url -> PostgresUrl.of(url, "outlay"))
                .<Location>map(url -> new Location.OnServer(url, Optional::empty))
                .orElseGet(() -> Location.of(file));
    }

    /** Opens a database that is there. */
    public static Database open(Path file, Clock clock) {
        return Databases.closed().open(location(file), Databases.Opening.silently(clock));
    }

    /** Opens a database, made where there is none. */
    public static Database openOrCreate(Path file, Clock clock) {
        return Databases.closed().openOrCreate(location(file), Databases.Opening.silently(clock));
    }
}
