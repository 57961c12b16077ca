package outlay.delivery.inbox;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import outlay.Watcher;
import outlay.campaign.Campaign;
import outlay.campaign.Campaigns;
import outlay.campaign.Deletions;
import outlay.campaign.OneCampaign;
import outlay.campaign.Recipient;
import outlay.credit.Difference;
import outlay.credit.Ledger;
import outlay.credit.LedgerCheck;
import outlay.db.Operations;
import outlay.db.Transaction;
import outlay.delivery.Message;
import outlay.delivery.MessageStore;
import outlay.delivery.Resolution;
import outlay.delivery.sending.OneSend;
import outlay.inbound.report.Report;
import outlay.inbound.report.ReportKind;
import outlay.inbound.report.ReportReason;
import outlay.index.ContactSet;
import outlay.mail.smtp.Outcome;

/** The one recipient of a campaign of two steps, to whom things happen, one word for each. */
final class OneRecipient implements AutoCloseable {
    private final OneCampaign world;
    private final OneSend send = new OneSend();

    OneRecipient(Path folder) {
        world = new OneCampaign(folder);
    }

    /** Lets one thing happen; the class comment of {@link ConsequenceTest} has the words. */
    void happens(String word) {
        write(
                tx -> {
                    happens(tx, word);
                    return true;
                });
    }

    /** Runs work on the recipient's database. */
    <T> T write(Function<Transaction, T> work) {
        return world.database().write(work);
    }

    private void happens(Transaction tx, String word) {
        switch (word) {
            case "departs" -> send.depart(tx);
            case "accepted" -> send.land(tx, new Outcome(Outcome.Kind.ACCEPTED, "250 ok"));
            case "refused" -> send.land(tx, new Outcome(Outcome.Kind.REFUSED, "550 no"));
            case "deferred" -> send.land(tx, new Outcome(Outcome.Kind.DEFERRED, "451"));
            case "invalid" -> send.land(tx, new Outcome(Outcome.Kind.INVALID, "no SMTPUTF8"));
            case "unreachable" -> send.land(tx, new Outcome(Outcome.Kind.UNREACHABLE, "closed"));
            case "unknown" ->
                    send.land(tx, new Outcome(Outcome.Kind.UNKNOWN, "closed after the dot"));
            case "crash" -> send.crash(tx);
            case "resolved-sent" -> Resolution.resolve(tx, OneCampaign.NAME, List.of(), true);
            case "resolved-resend" -> Resolution.resolve(tx, OneCampaign.NAME, List.of(), false);
            case "held" -> OneSend.hold(tx);
            case "expired" -> OneSend.expire(tx);
            case "removed" ->
                    Deletions.removeFromCampaign(
                            tx, OneCampaign.NAME, ContactSet.of(1), false, Watcher.NOBODY);
            case "deleted" -> Deletions.deleteCampaign(tx, OneCampaign.NAME, Watcher.NOBODY);
            default -> report(tx, word.split(":", -1));
        }
    }

    private static void report(Transaction tx, String[] kindAndMessage) {
        Message message = MessageStore.find(tx, Long.parseLong(kindAndMessage[1])).orElseThrow();
        String word = kindAndMessage[0].replace("unsigned-", "");
        ReportKind kind = ReportKind.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        Report report = new Report(kind, null, null, false, ReportReason.UNKNOWN, "");
        boolean proven = !kindAndMessage[0].startsWith("unsigned-");
        Echo echo = new Echo(report, List.of(message.id()), proven, List.of(), null);
        Campaign campaign = Campaigns.find(tx, message.campaign()).orElseThrow();
        new Consequence(tx, new Ledger(tx, Operations.begin(tx, "inbox")), message, campaign)
                .draw(echo);
    }

    /** Returns status, phase and credit. */
    String state() {
        Recipient recipient = world.database().read(OneCampaign::recipient);
        return recipient.status() + " " + recipient.stepsSent() + " " + recipient.credit();
    }

    /** Returns what {@code credits check} would say. */
    List<String> differences() {
        List<String> differences = new ArrayList<>();
        return world.database()
                .read(
                        tx -> {
                            LedgerCheck.each(
                                    tx, (Difference each) -> differences.add(each.toString()));
                            return differences;
                        });
    }

    @Override
    public void close() {
        world.close();
    }
}
