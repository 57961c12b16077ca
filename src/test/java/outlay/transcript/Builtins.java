package outlay.transcript;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import outlay.Problem;

/** The few commands beside {@code outlay} that a session needs. */
final class Builtins implements AutoCloseable {
    private final Path folder;
    private final Map<String, String> servers = new HashMap<>();
    private @Nullable Connection lock;

    Builtins(Path folder) {
        this.folder = folder;
    }

    /** Has a name be that of a database on a server. */
    void serve(String name, String address) {
        servers.put(name, address);
    }

    /** Runs a builtin; what goes wrong is told on stderr and ends with 1. */
    int run(List<String> words, PrintStream out, PrintStream err) {
        try {
            switch (words.get(0)) {
                case "maildir", "bounce", "complaint", "reply" -> mail(words, out);
                case "ln" -> link(words);
                case "sql" -> sql(words.get(1), words.get(2));
                default -> file(words.get(0), folder.resolve(words.get(words.size() - 1)), out);
            }
            return 0;
        } catch (IOException e) {
            err.println(words.get(0) + ": " + Problem.why(e));
            return 1;
        }
    }

    private void file(String command, Path file, PrintStream out) throws IOException {
        switch (command) {
            case "cat" -> out.write(Files.readAllBytes(file));
            case "ls" -> list(file, out);
            case "rm" -> Files.delete(file);
            case "mode" ->
                    out.println(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
            case "chmod600" ->
                    Files.setPosixFilePermissions(
                            file, PosixFilePermissions.fromString("rw-------"));
            case "damage" -> damage(file);
            case "lock" -> lock(file);
            case "unlock" -> close();
            default -> throw new IllegalArgumentException("no such builtin: " + command);
        }
    }

    /** {@code COMMAND MAILDIR [ADDRESS [MORE]]}. */
    private void mail(List<String> words, PrintStream out) throws IOException {
        DeliveredMail mail = new DeliveredMail(folder.resolve(words.get(1)));
        if (words.size() == 2) {
            mail.list().forEach(out::println);
            return;
        }
        String address = words.get(2);
        String more = words.size() == 4 ? words.get(3) : "";
        out.print(
                switch (words.get(0)) {
                    case "bounce" -> mail.bounce(address, more);
                    case "complaint" -> mail.complaint(address);
                    case "reply" -> mail.reply(address, more);
                    default -> mail.show(address);
                });
    }

    /** {@code ln [-s] FILE NAME}. */
    private void link(List<String> words) throws IOException {
        Path file = folder.resolve(words.get(words.size() - 2));
        Path name = folder.resolve(words.get(words.size() - 1));
        if (words.get(1).equals("-s")) {
            Files.createSymbolicLink(name, file);
        } else {
            Files.createLink(name, file);
        }
    }

    private static void list(Path directory, PrintStream out) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            files.map(path -> path.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .filter(name -> !name.endsWith("-wal") && !name.endsWith("-shm"))
                    .sorted()
                    .forEach(out::println);
        }
    }

    /** Overwrites all but the first page of a database, where its schema begins. */
    private static void damage(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Arrays.fill(bytes, Math.min(4096, bytes.length), bytes.length, (byte) 0x5A);
        Files.write(file, bytes);
    }

    /** Changes a database behind the program's back. */
    private void sql(String name, String sql) {
        String address = servers.getOrDefault(name, "jdbc:sqlite:" + folder.resolve(name));
        try (Connection connection = DriverManager.getConnection(address);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Writes to a database, without an end, until {@code unlock}. */
    private void lock(Path file) {
        try {
            lock = DriverManager.getConnection("jdbc:sqlite:" + file);
            try (Statement statement = lock.createStatement()) {
                statement.execute("BEGIN IMMEDIATE");
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            if (lock != null) {
                lock.close();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
