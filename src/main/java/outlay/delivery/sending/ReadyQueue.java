package outlay.delivery.sending;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import outlay.campaign.Recipient;

/** The messages of one campaign that can leave at once, and those that soon will. */
final class ReadyQueue {
    private final Deque<Ready> followUps = new ArrayDeque<>();
    private final Deque<Ready> firstEmails = new ArrayDeque<>();
    private int preparing;
    private int preparingFollowUps;

    /** Takes note that a message to this recipient is to be made. */
    void prepares(Recipient recipient) {
        preparing++;
        preparingFollowUps += isFollowUp(recipient) ? 1 : 0;
    }

    /** Takes note that one of these has been dealt with. */
    void prepared(Recipient recipient) {
        preparing--;
        preparingFollowUps -= isFollowUp(recipient) ? 1 : 0;
        if (preparing < 0 || preparingFollowUps < 0 || preparingFollowUps > preparing) {
            throw new IllegalStateException("nothing is prepared that was not to be");
        }
    }

    private static boolean isFollowUp(Recipient recipient) {
        return recipient.stepsSent() > 0;
    }

    void add(Ready ready) {
        queue(!isFollowUp(ready.recipient())).addLast(ready);
    }

    /** Takes the next follow-up, or the next first email, that is ready. */
    Optional<Ready> take(boolean firstEmail) {
        return Optional.ofNullable(queue(firstEmail).pollFirst());
    }

    boolean has(boolean firstEmail) {
        return !queue(firstEmail).isEmpty();
    }

    boolean isEmpty() {
        return followUps.isEmpty() && firstEmails.isEmpty();
    }

    private Deque<Ready> queue(boolean firstEmail) {
        return firstEmail ? firstEmails : followUps;
    }

    /** Returns the first so many of each kind. */
    Stream<Ready> first(int most) {
        return Stream.of(followUps, firstEmails).flatMap(queue -> queue.stream().limit(most));
    }

    /** Forgets what is ready, and returns it. */
    List<Ready> clear() {
        List<Ready> all = new ArrayList<>(followUps);
        all.addAll(firstEmails);
        followUps.clear();
        firstEmails.clear();
        return all;
    }

    /** Returns how many are being made ready, or are. */
    int underWay() {
        return preparing + followUps.size() + firstEmails.size();
    }

    boolean isPreparing() {
        return preparing > 0;
    }

    /** Says whether a follow-up is ready, or being made ready. */
    boolean hasFollowUps() {
        return isPreparingFollowUps() || has(false);
    }

    /** Says whether a follow-up will be ready soon, for which first emails have to wait. */
    boolean isPreparingFollowUps() {
        return preparingFollowUps > 0;
    }
}
