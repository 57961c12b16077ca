package outlay.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import outlay.Problem;

/** Where a database is: in a file, or on a server. */
public sealed interface Location {
    /**
     * Says whether nothing is there yet.
     *
     * @throws Problem UNREACHABLE when that cannot be asked
     */
    boolean isNew();

    /** Takes away what is there, if that can only be done as a whole. */
    void clear();

    /** An SQLite file. */
    record InFile(Path file) implements Location {
        @Override
        public boolean isNew() {
            return !Files.exists(file);
        }

        /** The log first: it must never be found beside another file. */
        @Override
        public void clear() {
            try {
                for (String suffix : List.of("-wal", "-shm", "")) {
                    Files.deleteIfExists(file.resolveSibling(file.getFileName() + suffix));
                }
            } catch (IOException e) {
                throw new Problem(
                        Problem.Kind.IO,
                        "cannot replace " + file + ": " + Problem.why(e),
                        "check the permissions of its folder",
                        e);
            }
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
     * @param password finds the password; gives none where the driver is to look into {@code
     *     ~/.pgpass}, or none is needed
     */
    record OnServer(PostgresUrl url, Supplier<Optional<String>> password) implements Location {
        @Override
        public boolean isNew() {
            return PostgresEngine.isNew(this);
        }

        /** What is in it can be emptied, and stay one until it is filled again. */
        @Override
        public void clear() {}

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
