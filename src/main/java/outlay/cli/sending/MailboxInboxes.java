package outlay.cli.sending;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import outlay.Problem;
import outlay.cli.input.Environment;
import outlay.cli.input.InboxLogin;
import outlay.db.Database;
import outlay.delivery.inbox.Inbox;
import outlay.delivery.inbox.InboxPlace;
import outlay.inbound.report.Incoming;
import outlay.inbound.source.MailSource;
import outlay.mailbox.Mailbox;
import outlay.mailbox.Mailboxes;

/** Reads what is new in the inbox of every mailbox; one that cannot be read holds up no other. */
final class MailboxInboxes {
    /** Problems that concern one mailbox only. */
    private static final Set<Problem.Kind> OF_ITS_OWN =
            Set.of(Problem.Kind.UNREACHABLE, Problem.Kind.INVALID_INPUT, Problem.Kind.USAGE);

    private final Database database;
    private final InboxSources sources;
    private final InboxLogin login;

    /** The problems of those that could not be read, by the name of the mailbox. */
    private final Map<String, Problem> failures = new LinkedHashMap<>();

    MailboxInboxes(Environment environment, Database database) {
        this.database = database;
        this.sources = new InboxSources(environment);
        this.login = new InboxLogin(environment);
    }

    /**
     * Reads them, by the names of the mailboxes.
     *
     * @param notice is told what an operator wonders about
     */
    void read(Inbox inbox, Consumer<Incoming> visit, Consumer<String> notice) {
        List<Mailbox> mailboxes = database.read(Mailboxes::all);
        if (mailboxes.stream().allMatch(mailbox -> mailbox.plan().ways().inbox() == null)) {
            throw new Problem(
                    Problem.Kind.USAGE,
                    "there is no SOURCE, and no mailbox has an inbox",
                    "name one (outlay inbox SOURCE), or give a mailbox one: outlay mailbox update"
                            + " NAME --inbox imaps://user@host/INBOX");
        }
        for (Mailbox mailbox : mailboxes) {
            try {
                read(mailbox, inbox, visit).ifPresent(why -> notice.accept(again(mailbox, why)));
            } catch (Problem problem) {
                if (!OF_ITS_OWN.contains(problem.kind())) {
                    throw problem;
                }
                failures.put(mailbox.name(), problem);
            }
        }
    }

    private Optional<String> read(Mailbox mailbox, Inbox inbox, Consumer<Incoming> visit) {
        String source = mailbox.plan().ways().inbox();
        if (source == null) {
            return Optional.empty();
        }
        InboxPlace place = new InboxPlace(database, MailSource.identity(source));
        return sources.readNew(source, login.password(mailbox), inbox, place, visit);
    }

    private static String again(Mailbox mailbox, String why) {
        return "the inbox of mailbox "
                + mailbox.name()
                + " "
                + why
                + ": all of it was read again, and what is known counts for nothing new";
    }

    /**
     * Does nothing when all could be read.
     *
     * @throws Problem UNREACHABLE with those that could not
     */
    void requireAllRead() {
        if (failures.isEmpty()) {
            return;
        }
        String what =
                failures.entrySet().stream()
                        .map(
                                each ->
                                        "mailbox "
                                                + each.getKey()
                                                + ": "
                                                + each.getValue().getMessage())
                        .collect(Collectors.joining("; "));
        String hints =
                failures.values().stream()
                        .map(Problem::hint)
                        .filter(hint -> !hint.isEmpty())
                        .distinct()
                        .collect(Collectors.joining("; "));
        throw new Problem(Problem.Kind.UNREACHABLE, what, hints);
    }
}
