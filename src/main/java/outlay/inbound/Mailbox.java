package outlay.inbound;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import outlay.Problem;

/**
 * A place with messages, read one after the other and never changed: a Maildir, an mbox, {@code
 * .eml} files, standard input, or a folder of an IMAP server. Memory stays the same however many
 * messages there are and however big one is.
 */
public interface Mailbox extends AutoCloseable {
    /**
     * Opens the mailbox that a source names.
     *
     * @param source a Maildir, an mbox file, an {@code .eml} file or a folder of them, {@code -}
     *     for one message on standard input, or {@code imaps://user@host[:port]/FOLDER}
     * @throws Problem {@code INVALID_INPUT} when there is no mailbox at that path, {@code USAGE}
     *     when the URL is wrong or has a password in it, {@code UNREACHABLE} when the server cannot
     *     be reached or refuses
     */
    static Mailbox open(String source, MailboxOptions options) {
        if (source.equals("-")) {
            return new SingleMessage(source, options);
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

    private static Mailbox open(Path path, MailboxOptions options) {
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
                    "Name a Maildir, an mbox, an .eml file or a folder of them.");
        }
        try {
            String name = path.toString().toLowerCase(Locale.ROOT);
            boolean mbox = Mbox.isMbox(path) || (Files.size(path) == 0 && !name.endsWith(".eml"));
            return mbox ? new Mbox(path, options) : new SingleMessage(path.toString(), options);
        } catch (IOException e) {
            throw MessageFiles.unreadable(path, e);
        }
    }

    /**
     * Hands out every message, always in the same order.
     *
     * @throws Problem {@code INVALID_INPUT} when a file cannot be read or is no mail, {@code
     *     UNREACHABLE} when the server fails
     */
    void forEach(Consumer<RawMessage> reader);

    /** Lets go of the connection, if there is one. */
    @Override
    void close();
}
