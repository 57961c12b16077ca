package outlay.inbound.source;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import java.util.function.Predicate;
import outlay.Problem;
import outlay.inbound.mime.RawMessage;

/**
 * Folders in which each file is a message, read by file name: the {@code new} and {@code cur} of a
 * Maildir, or one folder of {@code .eml} files. Names are sorted a batch at a time, so that a
 * folder of a million files needs no more memory than one of a thousand.
 */
final class MessageFiles implements MailSource {
    private static final int BATCH = 20_000;

    private final List<Path> folders;
    private final Predicate<String> isMessage;
    private final SourceOptions options;
    private final int batch;

    private MessageFiles(
            List<Path> folders, Predicate<String> isMessage, SourceOptions options, int batch) {
        this.folders = folders;
        this.isMessage = isMessage;
        this.options = options;
        this.batch = batch;
    }

    static MessageFiles maildir(Path path, SourceOptions options) {
        List<Path> folders = new ArrayList<>();
        for (String name : List.of("new", "cur")) {
            if (Files.isDirectory(path.resolve(name))) {
                folders.add(path.resolve(name));
            }
        }
        return new MessageFiles(folders, name -> !name.startsWith("."), options, BATCH);
    }

    static MessageFiles folder(Path path, SourceOptions options) {
        return folder(path, options, BATCH);
    }

    /** Opens a folder; {@code batch} is how many names are sorted at a time. */
    static MessageFiles folder(Path path, SourceOptions options, int batch) {
        MessageFiles files = new MessageFiles(List.of(path), MessageFiles::isEml, options, batch);
        if (files.namesAfter(path, "").isEmpty()) {
            throw new Problem(
                    Problem.Kind.INVALID_INPUT,
                    path + " is neither a Maildir nor a folder of .eml files",
                    "a Maildir has the folders cur and new");
        }
        return files;
    }

    static Problem unreadable(Path path, IOException cause) {
        String why = cause instanceof NoSuchFileException ? "it is gone" : cause.getMessage();
        return new Problem(Problem.Kind.INVALID_INPUT, path + " cannot be read: " + why, "", cause);
    }

    private static boolean isEml(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(".eml");
    }

    @Override
    public void forEach(Consumer<RawMessage> reader) {
        for (Path folder : folders) {
            List<String> names = namesAfter(folder, "");
            while (!names.isEmpty()) {
                names.stream()
                        .filter(name -> !options.bookmark().has(mark(name)))
                        .forEach(name -> read(folder.resolve(name), reader));
                names = namesAfter(folder, names.get(names.size() - 1));
            }
        }
    }

    private void read(Path file, Consumer<RawMessage> reader) {
        // A mail program may move or delete a message while we read; then it is not ours to read.
        if (Files.isRegularFile(file)) {
            RawMessage message = SingleMessage.read(file, options.mostBytes());
            String mark = mark(String.valueOf(file.getFileName()));
            reader.accept(
                    new RawMessage(message.source(), message.bytes(), message.truncated(), mark));
        }
    }

    /** What a Maildir puts behind the colon changes when a message is read or answered. */
    private static String mark(String name) {
        int flags = name.lastIndexOf(":2,");
        return flags < 0 ? name : name.substring(0, flags);
    }

    @Override
    public boolean hasNames() {
        return true;
    }

    /** Returns the first names of messages that come after one, in order. */
    private List<String> namesAfter(Path folder, String last) {
        PriorityQueue<String> first = new PriorityQueue<>(Collections.reverseOrder());
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                String name = String.valueOf(file.getFileName());
                if (isMessage.test(name) && name.compareTo(last) > 0) {
                    first.add(name);
                    if (first.size() > batch) {
                        first.remove();
                    }
                }
            }
        } catch (IOException e) {
            throw unreadable(folder, e);
        }
        List<String> names = new ArrayList<>(first);
        Collections.sort(names);
        return names;
    }

    @Override
    public void close() {}
}
