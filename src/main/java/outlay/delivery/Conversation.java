package outlay.delivery;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import outlay.db.Transaction;

/** The emails that a recipient's mail program shows as one thread, oldest first. */
public record Conversation(List<Email> emails) {
    /** Nothing was said yet. */
    public static final Conversation NONE = new Conversation(List.of());

    /** One of the emails, with what its Message-ID is made of. */
    public record Email(MessageName name, Trace trace) {}

    /**
     * Returns the last conversations with recipients, as far as mail servers have accepted them.
     * With whom there was none is left out.
     */
    public static Map<Long, Conversation> of(Transaction tx, Collection<Long> recipients) {
        Map<Long, List<Email>> emails = new HashMap<>();
        if (!recipients.isEmpty()) {
            MessageStore.eachAccepted(
                    tx,
                    recipients,
                    (email, recipient) ->
                            emails.computeIfAbsent(recipient, id -> new ArrayList<>()).add(email));
        }
        Map<Long, Conversation> conversations = new HashMap<>();
        emails.forEach((recipient, all) -> conversations.put(recipient, lastOf(all)));
        return conversations;
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
