package outlay.cli.input;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import outlay.mailbox.Mailbox;
import outlay.mailbox.MailboxPlan.PasswordPlace;
import outlay.net.PasswordSource;

/** What the inboxes of mailboxes are opened with. */
public final class InboxLogin {
    private final Environment environment;

    /** Takes what is not the mailbox's own from here. */
    public InboxLogin(Environment environment) {
        this.environment = environment;
    }

    /**
     * Returns the password for the inbox of a mailbox; null when it needs none, or has none. May
     * run a command to find it.
     *
     * @throws outlay.Problem when it cannot be had
     */
    public @Nullable String password(Mailbox mailbox) {
        String inbox = mailbox.plan().ways().inbox();
        return inbox != null && inbox.contains("://")
                ? source(mailbox.plan().password()).find().orElse(null)
                : null;
    }

    private PasswordSource source(@Nullable PasswordPlace place) {
        return place == null
                ? PasswordSource.imap(environment.variables())
                : TransportChoice.password(place);
    }

    /** Returns the file of authorities to trust besides the system's; null for none. */
    public @Nullable Path authority() {
        return environment.variable("OUTLAY_CA_FILE").map(environment::file).orElse(null);
    }
}
