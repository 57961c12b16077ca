package outlay.delivery.writing;

import org.jspecify.annotations.Nullable;

/**
 * Something that is wrong with the emails of a campaign.
 *
 * @param check what was looked for
 * @param step where; null when it is the whole campaign
 * @param field that is missing, of those who would be held back
 * @param detail such as a link, or the name of a mailbox
 * @param recipients how many of those looked at it concerns
 */
public record CheckFinding(
        Check check,
        @Nullable Integer step,
        @Nullable String field,
        @Nullable String detail,
        long recipients) {

    /** What is looked for. */
    public enum Check {
        /** A field is missing: the recipient would be held back. */
        HELD("would be held back"),
        /** Commercial email without the sender's postal address. */
        POSTAL_ADDRESS("no postal address"),
        /** Commercial email without an address or page that takes unsubscribe requests. */
        UNSUBSCRIBE("no way to unsubscribe is set"),
        /** A body of commercial email in which no reader sees how to leave. */
        WAY_OUT("no visible way out in the body"),
        /** A letter of html whose text is blank. */
        TEXT("html without a text"),
        /** A subject that is cut off in most mail programs. */
        SUBJECT("a subject above 78 characters"),
        /** A link that leads nowhere, or a placeholder. */
        LINK("a link that is none"),
        /** A mailbox that sends nothing. */
        MAILBOX("a mailbox that is paused");

        private final String words;

        Check(String words) {
            this.words = words;
        }

        /** Returns what is wrong, as operators read it. */
        public String words() {
            return words;
        }
    }
}
