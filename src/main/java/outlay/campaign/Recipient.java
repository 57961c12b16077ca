package outlay.campaign;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import outlay.campaign.plan.Step;

/** A contact in a campaign, with its credit: who it is, how it stands, how far it has come. */
public record Recipient(Enrolment who, RecipientState state, SequencePlace place) {
    /** What the reason begins with of those who wait for the hours of their timezone. */
    static final String HOURS = "schedule: ";

    /** Returns the phase as users read it: {@code nothing-sent}, {@code step-1-sent}, ... */
    public static String phase(int stepsSent) {
        return stepsSent == 0 ? "nothing-sent" : "step-" + stepsSent + "-sent";
    }

    /** Returns its number. */
    public long id() {
        return who.id();
    }

    /** Returns the number of its campaign. */
    public long campaign() {
        return who.campaign();
    }

    /** Returns its contact; empty once the person has been erased. */
    public OptionalInt contact() {
        return who.contact();
    }

    /** Returns the mailbox that writes to it; empty before its first email. */
    public OptionalLong mailbox() {
        return who.mailbox();
    }

    /** Returns this recipient with the mailbox that wrote first, unless it has one. */
    public Recipient writtenBy(OptionalLong mailbox) {
        return new Recipient(who.writtenBy(mailbox), state, place);
    }

    /** Returns its status. */
    public RecipientStatus status() {
        return state.status();
    }

    /** Returns why it has this status; may be empty. */
    public String reason() {
        return state.reason();
    }

    /** Returns where its credit is. */
    public RecipientCredit credit() {
        return state.credit();
    }

    /** Returns how many steps were sent to it. */
    public int stepsSent() {
        return place.stepsSent();
    }

    /** Says whether a later email could still go to it. */
    public boolean isWaiting() {
        return state.isWaiting();
    }

    /** Says whether it can still be taken out: it has not left the sequence in some other way. */
    boolean isIn() {
        return isWaiting() || status() == RecipientStatus.FINISHED;
    }

    /** Says whether a message to it is on its way, or may have been sent: its credit must wait. */
    public boolean isOpen() {
        return state.isOpen();
    }

    /** Returns this recipient with its next step in the hands of a {@code send}. */
    Recipient departing() {
        return in(state.departing());
    }

    /** Returns this recipient with nothing of it in the hands of a {@code send} any more. */
    public Recipient landed() {
        return in(state.landed());
    }

    /** Returns this recipient with another status, everything else as it was. */
    Recipient with(RecipientStatus other, String why) {
        return in(state.with(other, why));
    }

    /** Returns this recipient out of the sequence. What was open stays open, in doubt or not. */
    Recipient leaving(RecipientStatus other, String why) {
        return in(state.leaving(other, why));
    }

    /** Returns this recipient with its credit returned. */
    Recipient returned() {
        return in(state.returned());
    }

    /** Returns this recipient after its next step was accepted; the one after it, if any, waits. */
    Recipient sent(Instant at, Optional<Step> following) {
        return in(state.sent(following.isPresent())).at(place.sent(at, following));
    }

    /**
     * Returns this recipient after an earlier try of its next step has turned out to have arrived.
     * A later try that is open stays open, in doubt or not.
     */
    Recipient sentBefore(Instant at, Optional<Step> following) {
        return in(state.sentBefore(following.isPresent())).at(place.sent(at, following));
    }

    /**
     * Returns this recipient after one more copy of the step that it has: it goes on from there.
     */
    Recipient copied(Optional<Step> following) {
        return in(state.copied(following.isPresent()));
    }

    /** Returns this recipient with another place among those who are due. */
    Recipient dueFrom(Instant moment) {
        return at(place.dueFrom(moment));
    }

    /** Returns this recipient with its next step put off: the mail server refused it for now. */
    Recipient deferred(Instant at, Instant next, String why) {
        return in(state.with(status(), why).landed()).at(place.deferred(at, next));
    }

    /**
     * Returns this recipient with its next step put off until a window opens in its timezone. What
     * the mail server said when it refused the step is worth more than that.
     */
    Recipient awaitingHours(Instant opening, String timezone) {
        String why = place.tries() > 0 ? reason() : HOURS + timezone;
        return in(state.with(status(), why)).at(place.dueFrom(opening));
    }

    /** Says whether a recipient with this reason waits for the hours of its timezone. */
    static boolean awaitsHours(@Nullable String reason) {
        return reason != null && reason.startsWith(HOURS);
    }

    /** Returns this recipient without its person. */
    Recipient erased() {
        return new Recipient(who.erased(), state.with(status(), "erased").landed(), place);
    }

    private Recipient in(RecipientState other) {
        return new Recipient(who, other, place);
    }

    private Recipient at(SequencePlace other) {
        return new Recipient(who, state, other);
    }
}
