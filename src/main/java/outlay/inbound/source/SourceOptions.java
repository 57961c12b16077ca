package outlay.inbound.source;

import java.io.InputStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a mailbox is read with, besides its name.
 *
 * @param standardInput where the source {@code -} is read from
 * @param password for IMAP, or null
 * @param authority a PEM file with certificates to trust besides the system's ({@code
 *     OUTLAY_CA_FILE}), or null
 * @param bookmark what has been read before, and is left out
 * @param mostBytes how many bytes of one message are read at most; the rest is left out
 */
public record SourceOptions(
        InputStream standardInput,
        @Nullable String password,
        @Nullable Path authority,
        Bookmark bookmark,
        int mostBytes) {

    /** Enough for any report; what follows is the returned message. */
    public static final int MOST_BYTES = 1 << 20;

    /** Returns options with the usual bound on one message. */
    public static SourceOptions of(
            InputStream standardInput, @Nullable String password, @Nullable Path authority) {
        return new SourceOptions(standardInput, password, authority, Bookmark.NONE, MOST_BYTES);
    }

    /** Returns options for what is new since. */
    public SourceOptions since(Bookmark before) {
        return new SourceOptions(standardInput, password, authority, before, mostBytes);
    }

    @Override
    public String toString() {
        return "SourceOptions[password=" + (password == null ? "none" : "***") + "]";
    }
}
