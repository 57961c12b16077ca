package outlay.db;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/** Where a database is: in a file, or on a server. */
public sealed interface Location {
    /**
     * Says whether nothing is there yet.
     *
     * @throws outlay.Problem UNREACHABLE when that cannot be asked
     */
    boolean isNew();

    /** An SQLite file. */
    record InFile(Path file) implements Location {
        @Override
        public boolean isNew() {
            return !Files.exists(file);
        }

        /** Returns its whole name, from any folder. */
        @Override
        public String toString() {
            return file.toAbsolutePath().normalize().toString();
        }
    }

    /**
     * A PostgreSQL database.
     *
     * @param password finds it; empty when it is the driver's to look into {@code ~/.pgpass}, or
     *     none is needed
     */
    record OnServer(PostgresUrl url, Supplier<Optional<String>> password) implements Location {
        @Override
        public boolean isNew() {
            return PostgresEngine.isNew(this);
        }

        @Override
        public String toString() {
            return url.toString();
        }
    }

    /** Returns that of a file. */
    static Location of(Path file) {
        return new InFile(file);
    }
}
