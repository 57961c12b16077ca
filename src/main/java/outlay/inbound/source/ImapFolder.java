package outlay.inbound.source;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Folder;
import jakarta.mail.FolderNotFoundException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;
import org.eclipse.angus.mail.iap.ByteArray;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.protocol.BODY;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.eclipse.angus.mail.imap.protocol.UID;
import org.jspecify.annotations.Nullable;
import outlay.Problem;
import outlay.inbound.mime.PlainText;
import outlay.inbound.mime.RawMessage;
import outlay.net.Trust;

/**
 * A folder of an IMAP server, opened by EXAMINE and read by BODY.PEEK: nothing in it changes, no
 * message counts as read. Without implicit TLS, STARTTLS is required, except to this machine.
 *
 * <p>Messages are asked for one by one and by number (which stay the same while only FETCH is used:
 * RFC 3501, 7.4.1), because Jakarta Mail's own message objects pile up.
 */
final class ImapFolder implements MailSource {
    private static final int CONNECT_MILLIS = 30_000;
    private static final int READ_MILLIS = 120_000;

    private final ImapUrl url;
    private final SourceOptions options;
    private final Store store;
    private final IMAPFolder folder;
    private Optional<String> notice = Optional.empty();

    ImapFolder(ImapUrl url, SourceOptions options) {
        this.url = url;
        this.options = options;
        String password = options.password();
        if (password == null || password.isEmpty()) {
            throw new Problem(
                    Problem.Kind.USAGE,
                    "there is no password for " + url,
                    "give it in the environment or in a password file");
        }
        try {
            this.store = Session.getInstance(properties()).getStore(url.scheme());
        } catch (MessagingException e) {
            throw new IllegalStateException("Angus Mail speaks " + url.scheme(), e);
        }
        this.folder = open(password);
    }

    private IMAPFolder open(String password) {
        try {
            store.connect(url.host(), url.port(), url.user(), password);
            Folder opened = store.getFolder(url.folder());
            opened.open(Folder.READ_ONLY);
            return (IMAPFolder) opened;
        } catch (MessagingException e) {
            close();
            throw problem(e);
        }
    }

    private Properties properties() {
        String prefix = "mail." + url.scheme() + '.';
        Properties properties = new Properties();
        properties.put(prefix + "connectiontimeout", String.valueOf(CONNECT_MILLIS));
        properties.put(prefix + "timeout", String.valueOf(READ_MILLIS));
        properties.put(prefix + "writetimeout", String.valueOf(READ_MILLIS));
        properties.put(prefix + "ssl.checkserveridentity", "true");
        if (!url.implicitTls()) {
            properties.put(prefix + "starttls.enable", "true");
            properties.put(prefix + "starttls.required", String.valueOf(!isThisMachine()));
        }
        if (options.authority() != null) {
            properties.put(prefix + "ssl.socketFactory", Trust.sockets(options.authority()));
        }
        return properties;
    }

    private boolean isThisMachine() {
        try {
            return InetAddress.getByName(url.host()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
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
            throw problem(e);
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

    private Problem problem(MessagingException e) {
        if (e instanceof AuthenticationFailedException) {
            return unreachable("refuses the login", "check the user and the password", e);
        }
        if (e instanceof FolderNotFoundException) {
            return unreachable(
                    "has no such folder", "folder names are written as the server does", e);
        }
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return unreachable(
                "cannot be read: " + PlainText.oneLine(String.valueOf(cause.getMessage()), 200),
                "nothing is lost; run it again",
                e);
    }

    private Problem unreachable(String what, String hint, MessagingException cause) {
        return new Problem(Problem.Kind.UNREACHABLE, url + " " + what, hint, cause);
    }

    @Override
    public void close() {
        try {
            store.close();
        } catch (MessagingException e) {
            // The connection is gone already, and that is what was asked for.
            return;
        }
    }
}
