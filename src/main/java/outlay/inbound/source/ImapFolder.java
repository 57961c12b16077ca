package outlay.inbound.source;

import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.angus.mail.iap.ByteArray;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.protocol.BODY;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.eclipse.angus.mail.imap.protocol.UID;
import org.jspecify.annotations.Nullable;
import outlay.inbound.mime.RawMessage;

/**
 * A folder of an IMAP server, opened by EXAMINE and read by BODY.PEEK: nothing in it changes, no
 * message counts as read.
 *
 * <p>Messages are asked for one by one and by number (which stay the same while only FETCH is used:
 * RFC 3501, 7.4.1), because Jakarta Mail's own message objects pile up.
 */
final class ImapFolder implements MailSource {
    private static final Duration CONNECTING = Duration.ofSeconds(30);
    private static final Duration READING = Duration.ofMinutes(2);

    private final ImapUrl url;
    private final SourceOptions options;
    private final ImapServer server;
    private final Store store;
    private final IMAPFolder folder;
    private Optional<String> notice = Optional.empty();

    ImapFolder(ImapUrl url, SourceOptions options) {
        this.url = url;
        this.options = options;
        this.server = new ImapServer(url, options, CONNECTING, READING);
        this.store = server.connect();
        this.folder = open();
    }

    private IMAPFolder open() {
        try {
            Folder opened = store.getFolder(url.folder());
            opened.open(Folder.READ_ONLY);
            return (IMAPFolder) opened;
        } catch (MessagingException e) {
            close();
            throw server.problem("cannot be read", e);
        }
    }

    @Override
    public void forEach(Consumer<RawMessage> reader) {
        try {
            long validity = folder.getUIDValidity();
            int count = folder.getMessageCount();
            for (int number = first(validity, count); number <= count; number++) {
                RawMessage message = read(validity, number);
                if (message != null) {
                    reader.accept(message);
                }
            }
        } catch (MessagingException e) {
            throw server.problem("cannot be read", e);
        }
    }

    /** Returns the number of the first message to read: behind the one that was read last. */
    private int first(long validity, int count) throws MessagingException {
        Optional<ImapPlace> since = options.bookmark().last().flatMap(ImapPlace::parse);
        if (since.isEmpty()) {
            return 1;
        }
        if (since.get().validity() != validity) {
            notice = Optional.of("has new numbers (UIDVALIDITY " + validity + ")");
            return 1;
        }
        return folder.getUIDNext() == since.get().uid() + 1
                ? count + 1
                : firstBehind(since.get().uid(), count);
    }

    /** Looks for it by halves: later messages have higher UIDs (RFC 3501, 2.3.1.1). */
    private int firstBehind(long uid, int count) throws MessagingException {
        int least = 1;
        int most = count + 1;
        while (least < most) {
            int middle = (least + most) >>> 1;
            if (uid(middle) > uid) {
                most = middle;
            } else {
                least = middle + 1;
            }
        }
        return least;
    }

    private long uid(int number) throws MessagingException {
        return (Long)
                folder.doCommand(
                        protocol -> {
                            UID uid = protocol.fetchUID(number);
                            return uid == null ? Long.MAX_VALUE : uid.uid; // deleted meanwhile
                        });
    }

    @Override
    public Optional<String> notice() {
        return notice;
    }

    /** Reads a message; null when it was deleted since the folder was opened. */
    private @Nullable RawMessage read(long validity, int number) throws MessagingException {
        return (RawMessage) folder.doCommand(protocol -> fetch(protocol, validity, number));
    }

    private @Nullable RawMessage fetch(IMAPProtocol protocol, long validity, int number)
            throws ProtocolException {
        int most = options.mostBytes();
        BODY body = protocol.peekBody(number, "", 0, most + 1);
        ByteArray array = body == null ? null : body.getByteArray();
        if (array == null) {
            return null;
        }
        int start = array.getStart();
        int length = Math.min(array.getCount(), most);
        byte[] bytes = Arrays.copyOfRange(array.getBytes(), start, start + length);
        UID uid = protocol.fetchUID(number);
        String source =
                url.scheme()
                        + "://"
                        + url.host()
                        + '/'
                        + url.folder()
                        + (uid == null ? "" : ";UID=" + uid.uid);
        String mark = uid == null ? "" : new ImapPlace(validity, uid.uid).toString();
        return new RawMessage(source, bytes, array.getCount() > most, mark);
    }

    @Override
    public void close() {
        ImapServer.close(store);
    }
}
