package outlay.inbound.source;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import outlay.ForwardStream;
import outlay.Problem;
import outlay.inbound.mime.RawMessage;

/**
 * A place with messages, read one after the other and never changed: a Maildir, an mbox, {@code
 * .eml} files, standard input, or a folder of an IMAP server. Memory stays the same however many
 * messages there are and however big one is.
 */
public interface MailSource extends AutoCloseable {
    /**
     * Opens the mailbox that a source names.
     *
     * @param source a Maildir, an mbox file, an {@code .eml} file or a folder of them, {@code -}
     *     for one message on standard input, or {@code imaps://user@host[:port]/FOLDER}
     * @throws Problem {@code INVALID_INPUT} when there is no mailbox at that path, {@code USAGE}
     *     when the URL is wrong or has a password in it, {@code UNREACHABLE} when the server cannot
     *     be reached or refuses
     */
    static MailSource open(String source, SourceOptions options) {
        if (source.equals("-")) {
            return new SingleMessage(source, options.standardInput(), options);
        }
        if (source.contains("://")) {
            return new ImapFolder(ImapUrl.parse(source), options);
        }
        try {
            return open(Path.of(source), options);
        } catch (InvalidPathException e) {
            throw new Problem(
                    Problem.Kind.INVALID_INPUT, source + " is no file name", e.getReason(), e);
        }
    }

    /**
     * Checks the form of the URL of an IMAP folder.
     *
     * @throws Problem {@code USAGE} when it is wrong or has a password in it
     */
    static void check(String url) {
        ImapUrl.parse(url);
    }

    /** Returns the path in a source that is one; a Maildir may be written as a transport has it. */
    static String path(String source) {
        return source.startsWith("maildir:") ? source.substring("maildir:".length()) : source;
    }

    private static MailSource open(Path path, SourceOptions options) {
        if (Files.isDirectory(path)) {
            boolean maildir =
                    Files.isDirectory(path.resolve("cur"))
                            || Files.isDirectory(path.resolve("new"));
            return maildir
                    ? MessageFiles.maildir(path, options)
                    : MessageFiles.folder(path, options);
        }
        if (!Files.exists(path)) {
            throw new Problem(
                    Problem.Kind.INVALID_INPUT,
                    path + ": there is no such file or folder",
                    "name a Maildir, an mbox, an .eml file or a folder of them");
        }
        try {
            // Opened once: it may be a pipe.
            InputStream stream = new BufferedInputStream(ForwardStream.open(path), 1 << 16);
            return isMbox(path, stream)
                    ? new Mbox(path, stream, options)
                    : new SingleMessage(path.toString(), stream, options);
        } catch (IOException e) {
            throw MessageFiles.unreadable(path, e);
        }
    }

    /** An empty mbox is a mailbox without messages, but an empty message is none. */
    private static boolean isMbox(Path path, InputStream stream) throws IOException {
        stream.mark(1);
        boolean empty = stream.read() < 0;
        stream.reset();
        return empty
                ? !path.toString().toLowerCase(Locale.ROOT).endsWith(".eml")
                : Mbox.isMbox(stream);
    }

    /**
     * Hands out every message, always in the same order.
     *
     * @throws Problem {@code INVALID_INPUT} when a file cannot be read or is no mail, {@code
     *     UNREACHABLE} when the server fails
     */
    void forEach(Consumer<RawMessage> reader);

    /** Returns why all was read again although some had been read before, when that is so. */
    default Optional<String> notice() {
        return Optional.empty();
    }

    /**
     * Says whether each message has a mark of its own; else the last mark stands for all before.
     */
    default boolean hasNames() {
        return false;
    }

    /**
     * Returns a source as it is called whoever names it: an IMAP folder's whole URL, a file's real
     * path.
     */
    static String identity(String source) {
        if (source.contains("://")) {
            return ImapUrl.parse(source).toString();
        }
        try {
            return Path.of(source).toRealPath().toString();
        } catch (IOException | InvalidPathException e) {
            return source; // to open it will say what is wrong
        }
    }

    /** Lets go of the connection, if there is one. */
    @Override
    void close();
}
