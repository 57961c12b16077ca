package outlay.delivery.inbox;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import outlay.campaign.Campaigns;
import outlay.campaign.Deletions;
import outlay.campaign.Recipient;
import outlay.campaign.Recipients;
import outlay.campaign.Upload;
import outlay.campaign.Uploads;
import outlay.campaign.plan.Draft;
import outlay.credit.Difference;
import outlay.credit.LedgerCheck;
import outlay.csv.ContactFile;
import outlay.db.Database;
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
import outlay.lead.Filter;
import outlay.load.Importing;
import outlay.mail.smtp.Outcome;

/** The one recipient of a campaign of two steps, to whom things happen, one word for each. */
final class OneRecipient implements AutoCloseable {
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final String NAME = "spring";

    private final Database database;
    private final OneSend send = new OneSend();

    OneRecipient(Path folder) {
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        database = Database.openOrCreate(folder.resolve("outlay.db"), clock);
        byte[] csv = "email\nann@x.example\n".getBytes(StandardCharsets.UTF_8);
        Importing.run(
                database,
                ContactFile.open(
                        new ByteArrayInputStream(csv), "one.csv", ContactFile.Format.DETECTED),
                null,
                new Unheard());
        database.write(OneRecipient::upload);
    }

    /** Has nothing to say about an import of one good line. */
    private static final class Unheard implements Importing.Listener {
        @Override
        public void rejected(long line, String reason, String[] cells) {}

        @Override
        public void progress(long records) {}

        @Override
        public void optedOut(Transaction tx, long operation, ContactSet contacts) {}
    }

    private static long upload(Transaction tx) {
        Map<String, Object> step = Map.of("afterDays", 3, "subject", "S", "text", "T");
        Map<String, Object> draft =
                Map.of("from", "a@s.example", "commercial", false, "steps", List.of(step, step));
        Campaigns.create(tx, NAME, Draft.of(draft, TestOrigin.TEST));
        Campaigns.start(tx, NAME);
        return Uploads.upload(
                        tx,
                        new Upload(
                                NAME,
                                Filter.EVERYONE,
                                null,
                                1,
                                Upload.IfShort.BUY,
                                OptionalInt.empty(),
                                Optional.empty(),
                                false,
                                false))
                .uploaded();
    }

    /** Lets one thing happen; the class comment of {@link ConsequenceTest} has the words. */
    void happens(String word) {
        database.write(
                tx -> {
                    happens(tx, word);
                    return true;
                });
    }

    /** Runs work on the recipient's database. */
    <T> T write(Function<Transaction, T> work) {
        return database.write(work);
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
            case "resolved-sent" -> Resolution.resolve(tx, NAME, List.of(), true);
            case "resolved-resend" -> Resolution.resolve(tx, NAME, List.of(), false);
            case "held" -> OneSend.hold(tx);
            case "expired" -> OneSend.expire(tx);
            case "removed" -> Deletions.removeFromCampaign(tx, NAME, ContactSet.of(1), false);
            case "deleted" -> Deletions.deleteCampaign(tx, NAME);
            default -> report(tx, word.split(":", -1));
        }
    }

    private static void report(Transaction tx, String[] kindAndMessage) {
        Message message = MessageStore.find(tx, Long.parseLong(kindAndMessage[1])).orElseThrow();
        String word = kindAndMessage[0].replace("unsigned-", "");
        ReportKind kind = ReportKind.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        Report report = new Report(kind, null, null, false, ReportReason.UNKNOWN, "");
        boolean proven = !kindAndMessage[0].startsWith("unsigned-");
        Echo echo = new Echo(report, List.of(message.id()), proven, null);
        new Consequence(tx, Operations.begin(tx, "inbox"), message).draw(echo);
    }

    private static Recipient recipient(Transaction tx) {
        return Recipients.find(tx, 1).orElseThrow();
    }

    /** Returns status, phase and credit. */
    String state() {
        Recipient recipient = database.read(OneRecipient::recipient);
        return recipient.status() + " " + recipient.stepsSent() + " " + recipient.credit();
    }

    /** Returns what {@code credits check} would say. */
    List<String> differences() {
        List<String> differences = new ArrayList<>();
        return database.read(
                tx -> {
                    LedgerCheck.each(tx, (Difference each) -> differences.add(each.toString()));
                    return differences;
                });
    }

    @Override
    public void close() {
        database.close();
    }
}
