package outlay.inbound.source;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.eclipse.angus.mail.iap.Literal;
import org.eclipse.angus.mail.imap.IMAPFolder;
import outlay.Problem;

/**
 * A folder beside an IMAP inbox that gets copies of what was sent, by APPEND (RFC 3501, 6.3.11), as
 * mail programs do it. Made when it is not there.
 */
public final class SentFolder implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ImapServer server;
    private final Store store;
    private final IMAPFolder folder;

    private SentFolder(ImapServer server, String name) {
        this.server = server;
        this.store = server.connect();
        this.folder = find(name);
    }

    /**
     * Opens it.
     *
     * @param inbox the URL of the inbox, with the server and the user
     * @throws Problem UNREACHABLE when it cannot be reached or made, USAGE without a password
     */
    public static SentFolder open(String inbox, String name, SourceOptions options) {
        return new SentFolder(
                new ImapServer(ImapUrl.parse(inbox), options, PATIENCE, PATIENCE), name);
    }

    private IMAPFolder find(String name) {
        try {
            Folder found = store.getFolder(name);
            if (!found.exists() && found.create(Folder.HOLDS_MESSAGES)) {
                found.setSubscribed(true);
            }
            return (IMAPFolder) found;
        } catch (MessagingException e) {
            close();
            throw server.problem("takes no copies", e);
        }
    }

    /**
     * Puts a copy there that counts as read.
     *
     * @param at when it was sent
     * @throws Problem UNREACHABLE
     */
    public void add(byte[] message, Instant at) {
        try {
            folder.doCommand(
                    protocol -> {
                        protocol.append(
                                folder.getFullName(),
                                new Flags(Flags.Flag.SEEN),
                                Date.from(at),
                                new Octets(message));
                        return null;
                    });
        } catch (MessagingException e) {
            throw server.problem("takes no copies", e);
        }
    }

    /** A message byte by byte as it was sent, which Jakarta Mail's own messages need not be. */
    @SuppressWarnings("ArrayRecordComponent") // never compared, only handed on
    private record Octets(byte[] message) implements Literal {
        @Override
        public int size() {
            return message.length;
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            out.write(message);
        }
    }

    @Override
    public void close() {
        ImapServer.close(store);
    }
}
