package outlay.mailbox;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import outlay.Nearest;
import outlay.Problem;
import outlay.ShellWord;
import outlay.db.Operations;
import outlay.db.Transaction;

/** Adds, changes, pauses and removes mailboxes. */
public final class Mailboxes {
    private static final int LONGEST_NAME = 100;

    private Mailboxes() {}

    /** Returns the mailbox with this name, if there is one. */
    public static Optional<Mailbox> find(Transaction tx, String name) {
        return MailboxStore.find(tx, name);
    }

    /** Returns the mailbox with this number, removed or not. */
    public static Optional<Mailbox> find(Transaction tx, long id) {
        return MailboxStore.find(tx, id);
    }

    /** Returns all mailboxes but removed ones, by name. */
    public static List<Mailbox> all(Transaction tx) {
        return MailboxStore.all(tx);
    }

    /** Returns the mailboxes that a campaign lists, in its order. */
    public static List<Mailbox> of(Transaction tx, long campaign) {
        return MailboxStore.of(tx, campaign);
    }

    /** Returns the campaigns that list a mailbox. */
    public static List<String> campaigns(Transaction tx, Mailbox mailbox) {
        return MailboxStore.campaigns(tx, mailbox.id());
    }

    /**
     * Returns the mailbox with this name.
     *
     * @throws Problem NOT_ALLOWED when there is none
     */
    public static Mailbox require(Transaction tx, String name) {
        return find(tx, name).orElseThrow(() -> missing(tx, name));
    }

    private static Problem missing(Transaction tx, String name) {
        return new Problem(Problem.Kind.NOT_ALLOWED, "no mailbox named " + name, others(tx, name));
    }

    /** Returns what to say to somebody who names a mailbox that is not there. */
    public static String others(Transaction tx, String name) {
        List<String> names = all(tx).stream().map(Mailbox::name).toList();
        if (names.isEmpty()) {
            return "add it with 'outlay mailbox add " + ShellWord.quoted(name) + " --from A'";
        }
        return Nearest.of(name, names)
                .map(near -> "did you mean " + near + "?")
                .orElseGet(() -> "there are: " + String.join(", ", names));
    }

    /**
     * Adds a mailbox.
     *
     * @throws Problem NOT_ALLOWED when one has its name or its address; USAGE for an unusable name
     */
    public static Mailbox add(Transaction tx, String name, MailboxPlan plan) {
        requireUsable(name);
        if (find(tx, name).isPresent()) {
            throw new Problem(
                    Problem.Kind.NOT_ALLOWED,
                    "a mailbox named " + name + " exists already",
                    "change it with 'outlay mailbox update', or choose another name");
        }
        requireOwnAddress(tx, plan, null);
        Operations.begin(tx, "mailbox add " + name);
        MailboxStore.insert(tx, name, plan);
        return require(tx, name);
    }

    private static void requireUsable(String name) {
        if (name.isBlank()
                || name.length() > LONGEST_NAME
                || name.startsWith("-")
                || name.chars().anyMatch(c -> Character.isISOControl(c) || c == ',')) {
            throw new Problem(
                    Problem.Kind.USAGE,
                    "not a name for a mailbox: '" + name + "'",
                    "use 1 to 100 characters without commas and control characters, not starting"
                            + " with -");
        }
    }

    private static void requireOwnAddress(
            Transaction tx, MailboxPlan plan, @Nullable Mailbox before) {
        String key = plan.identity().sender().address().key();
        MailboxStore.withSender(tx, key)
                .filter(other -> before == null || other.id() != before.id())
                .ifPresent(
                        other -> {
                            throw new Problem(
                                    Problem.Kind.NOT_ALLOWED,
                                    "mailbox " + other.name() + " sends as " + key + " already",
                                    "an address has one quota: use mailbox " + other.name());
                        });
    }

    /**
     * Replaces what is written about a mailbox, from its next email on.
     *
     * @throws Problem NOT_ALLOWED when another one has its address
     */
    public static Mailbox update(Transaction tx, String name, MailboxPlan plan) {
        Mailbox mailbox = require(tx, name);
        requireOwnAddress(tx, plan, mailbox);
        Operations.begin(tx, "mailbox update " + name);
        MailboxStore.update(tx, mailbox.id(), plan);
        return require(tx, name);
    }

    /** Stops a mailbox from sending until it is resumed. */
    public static Mailbox pause(Transaction tx, String name) {
        return turn(tx, name, "pause", MailboxState.PAUSED);
    }

    /** Lets a mailbox send again; what its server has refused before is forgotten. */
    public static Mailbox resume(Transaction tx, String name) {
        MailboxStore.setRefused(tx, require(tx, name).id(), null);
        return turn(tx, name, "resume", MailboxState.ACTIVE);
    }

    private static Mailbox turn(Transaction tx, String name, String verb, MailboxState state) {
        Mailbox mailbox = require(tx, name);
        if (mailbox.state() != state || mailbox.pauseReason() != null) {
            Operations.begin(tx, "mailbox " + verb + " " + name);
            MailboxStore.setState(tx, mailbox.id(), state, null);
        }
        return require(tx, name);
    }

    /** Pauses a mailbox on Outlay's own account, such as after a refused login. */
    public static void pauseBecause(Transaction tx, long mailbox, String reason) {
        MailboxStore.setState(tx, mailbox, MailboxState.PAUSED, reason);
    }

    /**
     * Keeps what the mail server said when it refused a mailbox.
     *
     * @param words absent when it has taken an email of it since
     */
    public static void keepRefusal(Transaction tx, long mailbox, Optional<String> words) {
        MailboxStore.setRefused(tx, mailbox, words.orElse(null));
    }

    /**
     * Removes a mailbox.
     *
     * @throws Problem NOT_ALLOWED while a campaign lists it
     */
    public static Mailbox remove(Transaction tx, String name) {
        Mailbox mailbox = require(tx, name);
        List<String> campaigns = campaigns(tx, mailbox);
        if (!campaigns.isEmpty()) {
            throw new Problem(
                    Problem.Kind.NOT_ALLOWED,
                    "campaign " + String.join(", ", campaigns) + " sends with mailbox " + name,
                    "hand over who waits with 'outlay mailbox move "
                            + ShellWord.quoted(name)
                            + " OTHER', and leave it out of \"mailboxes\" with 'outlay campaign"
                            + " update "
                            + campaigns.get(0)
                            + "'");
        }
        Operations.begin(tx, "mailbox remove " + name);
        MailboxStore.setState(tx, mailbox.id(), MailboxState.REMOVED, null);
        return mailbox;
    }
}
