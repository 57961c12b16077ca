package outlay.delivery;

import java.util.List;
import org.jspecify.annotations.Nullable;
import outlay.db.Transaction;

/** The emails that a recipient's mail program shows as one thread, oldest first. */
public record Conversation(List<Email> emails) {
    /** Nothing was said yet. */
    public static final Conversation NONE = new Conversation(List.of());

    /** One of the emails, with what its Message-ID is made of. */
    public record Email(MessageName name, Trace trace) {}

    /** Returns the last conversation with a recipient, as far as mail servers have accepted it. */
    public static Conversation of(Transaction tx, long recipient) {
        return lastOf(MessageStore.accepted(tx, recipient));
    }

    /** Returns the last conversation among these emails. */
    public static Conversation lastOf(List<Email> emails) {
        int begin = emails.size() - 1;
        while (begin > 0 && !emails.get(begin).trace().beginsConversation()) {
            begin--;
        }
        return begin < 0
                ? NONE
                : new Conversation(List.copyOf(emails.subList(begin, emails.size())));
    }

    /** Returns the subject with which it began, unless nobody has written it down. */
    public @Nullable String subject() {
        return emails.isEmpty() ? null : emails.get(0).trace().subject();
    }
}
