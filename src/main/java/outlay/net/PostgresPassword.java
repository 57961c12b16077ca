package outlay.net;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import outlay.OwnerOnly;
import outlay.Problem;

/**
 * Where the password of a PostgreSQL database is found: as that of a mail account, else where
 * PostgreSQL's own programs look for it
 * (https://www.postgresql.org/docs/current/libpq-pgpass.html).
 *
 * @param place host, port, database and user
 */
public record PostgresPassword(Map<String, String> env, List<String> place) {
    /**
     * Finds the password; empty when there is none: the server may need none.
     *
     * @throws Problem USAGE when its file cannot be read, or others can read it
     */
    public Optional<String> find() {
        return PasswordSource.database(env)
                .find()
                .or(() -> value("PGPASSWORD"))
                .or(() -> ofFile(Path.of(value("PGPASSFILE").orElseGet(this::usualFile))));
    }

    private Optional<String> value(String name) {
        return Optional.ofNullable(env.get(name)).filter(value -> !value.isBlank());
    }

    private String usualFile() {
        return value("HOME").orElse(System.getProperty("user.home", "/")) + "/.pgpass";
    }

    /** What is no plain file, such as /dev/null, has no passwords. */
    private Optional<String> ofFile(Path file) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            if (!OwnerOnly.is(file)) {
                throw new Problem(
                        Problem.Kind.USAGE,
                        "others may use " + file + ", which has passwords",
                        "run: chmod 600 " + file);
            }
            return Files.readAllLines(file, StandardCharsets.UTF_8).stream()
                    .filter(line -> !line.startsWith("#"))
                    .map(PostgresPassword::parts)
                    .filter(this::fits)
                    .map(parts -> parts.get(place.size()))
                    .findFirst();
        } catch (IOException e) {
            throw new Problem(
                    Problem.Kind.USAGE,
                    "cannot read " + file + ": " + Problem.why(e),
                    "it has lines like host:port:database:user:password",
                    e);
        }
    }

    private boolean fits(List<String> parts) {
        boolean fits = parts.size() > place.size();
        for (int i = 0; fits && i < place.size(); i++) {
            fits = parts.get(i).equals("*") || parts.get(i).equals(place.get(i));
        }
        return fits;
    }

    /** A backslash takes away what the next sign would stand for. */
    private static List<String> parts(String line) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            char sign = line.charAt(i);
            if (sign == ':') {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                boolean escaped = sign == '\\' && i + 1 < line.length();
                part.append(escaped ? line.charAt(++i) : sign);
            }
        }
        parts.add(part.toString());
        return parts;
    }
}
