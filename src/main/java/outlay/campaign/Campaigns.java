package outlay.campaign;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import outlay.Count;
import outlay.Problem;
import outlay.ShellWord;
import outlay.campaign.plan.Draft;
import outlay.campaign.plan.Step;
import outlay.db.Operations;
import outlay.db.Transaction;

/** Creates, changes, starts and pauses campaigns. */
public final class Campaigns {
    private Campaigns() {}

    /** Returns the campaign with this name, if there is one. */
    public static Optional<Campaign> find(Transaction tx, String name) {
        return CampaignStore.find(tx, name);
    }

    /** Returns the campaign with this number, deleted or not. */
    public static Optional<Campaign> find(Transaction tx, long id) {
        return CampaignStore.find(tx, id);
    }

    /** Says whether neither the state nor the settings and steps of a campaign have changed. */
    public static boolean isAsItWas(Transaction tx, Campaign campaign) {
        return CampaignStore.isAsItWas(tx, campaign);
    }

    /** Returns all campaigns but deleted ones, in the order of their creation. */
    public static List<Campaign> all(Transaction tx) {
        return CampaignStore.all(tx);
    }

    /** Returns the deleted campaigns of this name, the last one first. */
    public static List<Campaign> deleted(Transaction tx, String name) {
        return CampaignStore.deleted(tx, name);
    }

    /** Returns the From of every campaign that there ever was, by its number. */
    public static Map<Long, String> senders(Transaction tx) {
        return CampaignStore.senders(tx);
    }

    /**
     * Returns the campaign with this name.
     *
     * @throws Problem NOT_ALLOWED when there is none
     */
    public static Campaign require(Transaction tx, String name) {
        return find(tx, name).orElseThrow(() -> missing(tx, name));
    }

    private static Problem missing(Transaction tx, String name) {
        List<String> names = all(tx).stream().map(Campaign::name).limit(10).toList();
        return new Problem(
                Problem.Kind.NOT_ALLOWED,
                "no campaign named " + name,
                names.isEmpty()
                        ? "create it with 'outlay campaign create'"
                        : "there are: " + String.join(", ", names));
    }

    /**
     * Creates a campaign as a draft.
     *
     * @throws Problem NOT_ALLOWED when one of this name exists; USAGE for an unusable name
     */
    public static Campaign create(Transaction tx, String name, Draft draft) {
        return create(tx, name, draft, "campaign create " + name);
    }

    /**
     * Creates a campaign that says the same as another one, as a draft without recipients.
     *
     * @throws Problem NOT_ALLOWED when there is no such campaign, or one of the new name exists
     */
    public static Campaign copy(Transaction tx, String name, String copy) {
        return create(tx, copy, require(tx, name).draft(), "campaign copy " + name + " " + copy);
    }

    /**
     * Gives a campaign another name.
     *
     * @throws Problem NOT_ALLOWED when there is no such campaign, or one of the new name exists
     */
    public static Campaign rename(Transaction tx, String name, String other) {
        Campaign campaign = require(tx, name);
        requireFree(tx, other);
        Operations.begin(tx, "campaign rename " + name + " " + other);
        CampaignStore.rename(tx, campaign.id(), other);
        return require(tx, other);
    }

    private static void requireFree(Transaction tx, String name) {
        requireUsable(name);
        if (find(tx, name).isPresent()) {
            throw new Problem(
                    Problem.Kind.NOT_ALLOWED,
                    "a campaign named " + name + " exists already",
                    "change it with 'outlay campaign update', or choose another name");
        }
    }

    private static Campaign create(Transaction tx, String name, Draft draft, String operation) {
        requireFree(tx, name);
        Operations.begin(tx, operation);
        long id = CampaignStore.insert(tx, name, draft.settings());
        StepStore.replace(tx, id, draft.steps());
        return require(tx, name);
    }

    private static void requireUsable(String name) {
        if (name.isBlank()
                || name.length() > 100
                || name.startsWith("-")
                || name.chars().anyMatch(Character::isISOControl)) {
            throw new Problem(
                    Problem.Kind.USAGE,
                    "not a name for a campaign: '" + name + "'",
                    "use 1 to 100 characters without control characters, not starting with -");
        }
    }

    /**
     * Replaces settings and steps for what is not sent yet.
     *
     * @throws Problem NOT_ALLOWED when recipients wait for a step or a mailbox that would be gone
     */
    public static Update update(Transaction tx, String name, Draft draft) {
        Campaign campaign = require(tx, name);
        List<Step> steps = draft.steps();
        long waiting = RecipientCounts.waitingBeyond(tx, campaign.id(), steps.size());
        if (waiting > 0) {
            throw stillWaiting(
                    campaign,
                    waiting,
                    "for a step after step " + steps.size(),
                    "keep the step, or take them out with 'outlay delete contacts --campaign "
                            + ShellWord.quoted(name)
                            + "'");
        }
        Handover.toNewMailboxes(tx, campaign, draft.settings().mailboxes());
        Operations.begin(tx, "campaign update " + name);
        if (!campaign.settings().schedule().equals(draft.settings().schedule())) {
            RecipientStore.endAwaitingHours(tx, campaign.id());
        }
        CampaignStore.update(tx, campaign.id(), draft.settings());
        StepStore.replace(tx, campaign.id(), steps);
        return new Update(
                name,
                RecipientCounts.waiting(tx, campaign.id(), true),
                RecipientCounts.waiting(tx, campaign.id(), false));
    }

    /** Returns the problem of a change that would leave somebody waiting in vain. */
    static Problem stillWaiting(Campaign campaign, long waiting, String forWhat, String hint) {
        return new Problem(
                Problem.Kind.NOT_ALLOWED,
                Count.of(waiting, "recipient")
                        + " of "
                        + campaign.name()
                        + (waiting == 1 ? " waits " : " wait ")
                        + forWhat,
                hint);
    }

    /**
     * Whom an update affects.
     *
     * @param firstEmail recipients to whom nothing was sent yet
     * @param followUp recipients who wait for a follow-up
     */
    public record Update(String campaign, long firstEmail, long followUp) {}

    /**
     * Lets a campaign send.
     *
     * @throws Problem NOT_ALLOWED when it lacks what commercial email owes its reader
     */
    public static Campaign start(Transaction tx, String name) {
        Campaign campaign = require(tx, name);
        if (campaign.state() == CampaignState.ACTIVE) {
            return campaign;
        }
        campaign.settings()
                .lacking()
                .ifPresent(
                        what -> {
                            throw new Problem(
                                    Problem.Kind.NOT_ALLOWED,
                                    "campaign " + name + " has no " + what,
                                    "outlay campaign update "
                                            + ShellWord.quoted(name)
                                            + (what.equals("postalAddress")
                                                    ? " --postal-address '1 High Street, Leeds'"
                                                    : " --unsubscribe-mailto ann@example.com")
                                            + " adds it; --not-commercial says that it needs none");
                        });
        Operations.begin(tx, "campaign start " + name);
        CampaignStore.setState(tx, campaign.id(), CampaignState.ACTIVE, null);
        CampaignStore.countFromNow(tx, campaign.id());
        return require(tx, name);
    }

    /**
     * Stops a campaign from sending until it is started again.
     *
     * @throws Problem NOT_ALLOWED for a draft
     */
    public static Campaign pause(Transaction tx, String name) {
        Campaign campaign = require(tx, name);
        if (campaign.state() == CampaignState.DRAFT) {
            throw new Problem(
                    Problem.Kind.NOT_ALLOWED,
                    "campaign " + name + " is a draft: it sends nothing",
                    "start it with 'outlay campaign start " + ShellWord.quoted(name) + "'");
        }
        if (campaign.state() == CampaignState.ACTIVE) {
            Operations.begin(tx, "campaign pause " + name);
            CampaignStore.setState(tx, campaign.id(), CampaignState.PAUSED, null);
        }
        return require(tx, name);
    }

    /** Pauses a campaign on Outlay's own account, such as after too many bounces. */
    public static void pauseBecause(Transaction tx, Campaign campaign, String reason) {
        CampaignStore.setState(tx, campaign.id(), CampaignState.PAUSED, reason);
    }

    /**
     * Keeps what the mail server said when it refused the sender.
     *
     * @param words absent when it has taken an email of the campaign since
     */
    public static void keepRefusal(Transaction tx, Campaign campaign, Optional<String> words) {
        CampaignStore.setRefused(tx, campaign.id(), words.orElse(null));
    }
}
