package outlay.campaign.plan;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What all emails of a campaign share.
 *
 * @param from the From header: an address, or a name and an address; empty when it has mailboxes
 * @param mailboxes the names of those that it sends with; none when it has a From of its own
 * @param postalAddress where the sender can be reached by letter
 * @param unsubscribeMailto an address that takes unsubscribe requests
 * @param unsubscribeUrl a page that takes unsubscribe requests
 * @param bounceAddress where bounces go; the token of the message is added to its local part
 * @param budget how many credits it may have, reserved or spent; empty when there is no end
 * @param commercial whether the laws on commercial email apply: postal address, unsubscribe
 */
public record Settings(
        String from,
        List<String> mailboxes,
        @Nullable String replyTo,
        @Nullable String postalAddress,
        @Nullable String unsubscribeMailto,
        @Nullable String unsubscribeUrl,
        @Nullable String bounceAddress,
        boolean commercial,
        Schedule schedule,
        Limits limits,
        BounceLimit bounceLimit,
        Answers answers,
        OptionalInt budget) {

    /** Returns what commercial email owes its reader and this campaign lacks, if anything. */
    public Optional<String> lacking() {
        if (!commercial) {
            return Optional.empty();
        }
        if (postalAddress == null) {
            return Optional.of("postalAddress");
        }
        return unsubscribeMailto == null && unsubscribeUrl == null
                ? Optional.of("unsubscribe")
                : Optional.empty();
    }
}
