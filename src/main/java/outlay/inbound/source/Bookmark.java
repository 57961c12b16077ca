package outlay.inbound.source;

import java.util.Optional;

/**
 * What is known of earlier readings of a source: the marks of messages that have been read ({@link
 * outlay.inbound.mime.RawMessage#mark()}). Where messages have names each has its own; elsewhere
 * the last one says how far it has been read.
 */
public interface Bookmark {
    /** Nothing is known: all is read. */
    Bookmark NONE =
            new Bookmark() {
                @Override
                public Optional<String> last() {
                    return Optional.empty();
                }

                @Override
                public boolean has(String mark) {
                    return false;
                }
            };

    /** Returns the mark of the message that was read last, in a source without names. */
    Optional<String> last();

    /** Says whether a message with this name has been read. */
    boolean has(String mark);
}
