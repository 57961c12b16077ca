package outlay.mailbox;

import org.jspecify.annotations.Nullable;
import outlay.EmailAddress;
import outlay.mail.letter.NamedAddress;

/** What an operator writes about a mailbox. */
public record MailboxPlan(
        Identity identity, Ways ways, @Nullable PasswordPlace password, Quota quota) {

    /**
     * Who it writes as.
     *
     * @param from the From of its emails: an address, or a name and an address
     * @param replyTo where answers go, unless a campaign says otherwise
     * @param bounceAddress where bounces go, unless a campaign says otherwise
     */
    public record Identity(String from, @Nullable String replyTo, @Nullable String bounceAddress) {
        /** Returns it with where somebody else wants answers and bounces, if he says so. */
        public Identity under(Identity other) {
            return new Identity(
                    from,
                    other.replyTo == null ? replyTo : other.replyTo,
                    other.bounceAddress == null ? bounceAddress : other.bounceAddress);
        }

        /** Returns the address in the From. */
        public EmailAddress address() {
            return sender().address();
        }

        /** Returns the From. */
        public NamedAddress sender() {
            return NamedAddress.ofSender(from);
        }
    }

    /**
     * How its mail leaves and arrives.
     *
     * @param transport as {@code outlay send} takes it; absent: the one that the run has
     * @param inbox as {@code outlay inbox} takes it
     * @param sentFolder the folder beside the inbox that gets a copy of each email
     */
    public record Ways(
            @Nullable String transport, @Nullable String inbox, @Nullable String sentFolder) {}

    /** Where its password is found: in a file, or in what a command prints; one of them is null. */
    public record PasswordPlace(@Nullable String file, @Nullable String command) {}
}
