package outlay.delivery.sending;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import outlay.campaign.Recipients;

/**
 * How one sender stands with the mail server in one run. Used by the thread that keeps the
 * database.
 *
 * <p>A server that refuses us may pass on another's words about one recipient. So such a refusal
 * puts off its recipient, and the next is tried; only when three at different domains are refused
 * in a row, or all there were, nothing more of this sender leaves in this run. When others are
 * accepted after it, it was that recipient's trouble (decision D63).
 */
final class Standing {
    private static final int MOST_DOMAINS = 3;

    private final List<SenderRefusal> refusals = new ArrayList<>();
    private boolean hasAccepted;

    /** The server's words with which the sender was set aside; null while it is not. */
    private @Nullable String setAside;

    /** An email that was refused because of us, as it seems. */
    record SenderRefusal(Lane lane, Ready ready, String words) {
        String domain() {
            return ready.envelope().to().domain();
        }

        /** Has the recipient tried again later: that he was refused was his own trouble. */
        void putOff(Settlement settlement) {
            lane.takeBack(ready.recipient());
            Recipients.find(settlement.tx(), ready.recipient().id())
                    .filter(found -> found.isWaiting() && !found.isOpen())
                    .ifPresent(found -> settlement.putOff(lane.tally(), found, words));
        }
    }

    /** Takes note that the server took an email, and returns those whose own trouble it was. */
    List<SenderRefusal> accepted() {
        hasAccepted = true;
        List<SenderRefusal> theirs = List.copyOf(refusals);
        refusals.clear();
        return theirs;
    }

    /** Takes note that the server refuses us. */
    void refused(Lane lane, Ready ready, String words) {
        refusals.add(new SenderRefusal(lane, ready, words));
        if (refusals.stream().map(SenderRefusal::domain).distinct().count() >= MOST_DOMAINS) {
            setAside();
        }
    }

    /** Says whether nothing more of this sender may leave in this run. */
    boolean isSetAside() {
        return setAside != null;
    }

    /** Returns the server's words with which the sender was set aside. */
    Optional<String> words() {
        return Optional.ofNullable(setAside);
    }

    /** Ends the run, and returns those whose own trouble it was. */
    List<SenderRefusal> finish() {
        if (!hasAccepted && !refusals.isEmpty()) {
            setAside();
        }
        return isSetAside() ? List.of() : accepted();
    }

    /** Who was refused because of us may have his first email from another mailbox. */
    private void setAside() {
        setAside = refusals.get(refusals.size() - 1).words();
        refusals.stream()
                .filter(refusal -> refusal.lane().outlet().mailbox().isPresent())
                .forEach(refusal -> refusal.lane().takeBack(refusal.ready().recipient()));
    }
}
