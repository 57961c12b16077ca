package outlay.cli.mailboxes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import outlay.EmailAddress;
import outlay.Problem;
import outlay.cli.input.Environment;
import outlay.cli.input.InboxLogin;
import outlay.cli.input.TransportChoice;
import outlay.inbound.source.MailSource;
import outlay.inbound.source.SourceOptions;
import outlay.mail.address.SenderCheck;
import outlay.mail.address.SenderFinding;
import outlay.mail.letter.NamedAddress;
import outlay.mail.smtp.MailConnection;
import outlay.mail.smtp.Transport;
import outlay.mailbox.Mailbox;
import outlay.mailbox.MailboxPlan.Identity;

/** Tries out all that a mailbox needs; whatever fails, the rest is tried all the same. */
final class MailboxTrial {
    private final Environment environment;
    private final Mailbox mailbox;
    private final List<SenderFinding> findings = new ArrayList<>();
    private @Nullable Transport transport;
    private @Nullable Problem resolver;

    MailboxTrial(Environment environment, Mailbox mailbox) {
        this.environment = environment;
        this.mailbox = mailbox;
    }

    /** Connects to where mail leaves, to where it arrives, and asks DNS. */
    void run() {
        tryOut("transport", this::reachTransport);
        tryOut("inbox", this::openInbox);
        if (sendsOverTheNet()) {
            askDns();
        }
    }

    /** Returns what there is, or throws what is wrong. */
    private interface Attempt {
        String run();
    }

    private void tryOut(String check, Attempt attempt) {
        try {
            findings.add(new SenderFinding(check, true, attempt.run()));
        } catch (Problem e) {
            String hint = e.hint().isEmpty() ? "" : "; " + e.hint();
            findings.add(new SenderFinding(check, false, e.what() + hint));
        }
    }

    private String reachTransport() {
        Transport found =
                new TransportChoice(environment, null)
                        .of(mailbox)
                        .orElseThrow(TransportChoice::nowhere);
        transport = found;
        try (MailConnection connection = found.connect()) {
            connection.open();
        }
        return found.where() + (found.isRemote() ? " lets us in" : " can be written to");
    }

    private String openInbox() {
        String inbox = mailbox.plan().ways().inbox();
        if (inbox == null) {
            return "none: answers have to be read elsewhere";
        }
        InboxLogin login = new InboxLogin(environment);
        SourceOptions options =
                SourceOptions.of(
                        environment.streams().in(), login.password(mailbox), login.authority());
        try (MailSource source = MailSource.open(inbox, options)) {
            source.notice();
        }
        return inbox + " can be read";
    }

    private void askDns() {
        Identity identity = mailbox.plan().identity();
        try {
            SenderCheck.of(environment.variables())
                    .check(identity.sender().address(), bounces(), findings::add);
        } catch (Problem e) {
            if (e.kind() != Problem.Kind.UNREACHABLE) {
                throw e;
            }
            resolver = e;
        }
    }

    private EmailAddress bounces() {
        Identity identity = mailbox.plan().identity();
        String own = identity.bounceAddress();
        return NamedAddress.ofSender(own == null ? identity.from() : own).address();
    }

    /** Sends an email there, if mail can leave at all. */
    void send(EmailAddress to) {
        Transport way = transport;
        if (way != null && findings.get(0).ok()) {
            findings.add(new TrialLetter(mailbox, environment.clock()).send(way, bounces(), to));
        }
    }

    /** Says whether DNS has anything to do with this mailbox. */
    boolean sendsOverTheNet() {
        return transport == null || transport.isRemote();
    }

    /** Returns what was found, in the order in which it was tried. */
    List<SenderFinding> findings() {
        return findings;
    }

    /** Returns why DNS could not be asked, if it could not. */
    Optional<Problem> resolver() {
        return Optional.ofNullable(resolver);
    }
}
