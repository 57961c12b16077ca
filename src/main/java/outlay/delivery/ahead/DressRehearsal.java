package outlay.delivery.ahead;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import outlay.campaign.Campaign;
import outlay.campaign.Campaigns;
import outlay.credit.Purchases;
import outlay.db.Database;
import outlay.db.Transaction;
import outlay.delivery.Message;
import outlay.delivery.Transports;
import outlay.delivery.inbox.ImaginedReports;
import outlay.delivery.sending.SendRequest;
import outlay.delivery.sending.SendResult;
import outlay.delivery.sending.Sending;
import outlay.inbound.report.ReportKind;
import outlay.mail.address.AddressCheck;

/**
 * Plays what campaigns are going to send: a real run of {@code send}, on a private copy of the
 * database, with a clock that leaps from one moment at which something is to be done to the next.
 */
public final class DressRehearsal {
    private final Database database;
    private final LeapingClock clock;
    private final Script script;
    private final List<Campaign> campaigns;
    private final Calendar calendar;
    private final Logbook logbook;
    private final long waiting;

    /**
     * What is to be played.
     *
     * @param campaigns their names; drafts and paused ones are started
     * @param transports where the emails leave
     */
    public record Script(
            List<String> campaigns,
            Instant start,
            int days,
            ComingBack comingBack,
            Transports transports) {}

    /**
     * What came of it.
     *
     * @param campaigns as they are in the end
     */
    public record Result(Calendar calendar, SendResult sent, List<Campaign> campaigns) {}

    private DressRehearsal(Database database, LeapingClock clock, Script script) {
        this.database = database;
        this.clock = clock;
        this.script = script;
        this.campaigns =
                database.write(
                        tx ->
                                script.campaigns().stream()
                                        .map(name -> Campaigns.start(tx, name))
                                        .toList());
        this.calendar =
                database.read(
                        tx -> Forecast.calendar(tx, campaigns, script.start(), script.days()));
        this.logbook = database.read(tx -> new Logbook(tx, calendar, campaigns));
        this.waiting = database.read(tx -> Forecast.waiting(tx, campaigns));
    }

    /** Plays it; the database is not changed, and nobody has to wait for it. */
    public static Result play(Database database, Script script) {
        LeapingClock clock = new LeapingClock(script.start());
        return database.rehearseAside(
                clock, aside -> new DressRehearsal(aside, clock, script).play());
    }

    private Result play() {
        SendRequest request =
                new SendRequest(
                        script.campaigns(),
                        script.transports(),
                        transport -> AddressCheck.syntax(),
                        false,
                        Long.MAX_VALUE,
                        Duration.between(script.start(), calendar.end()),
                        1);
        SendResult sent = Sending.rehearsal(database, request, this::leap).run();
        comeBack();
        return database.read(tx -> result(tx, sent));
    }

    private Result result(Transaction tx, SendResult sent) {
        Purchases.lapsing(tx).forEach(calendar::lapse);
        calendar.leave(waiting - logbook.finished() - Forecast.waiting(tx, campaigns));
        return new Result(
                calendar,
                sent,
                script.campaigns().stream().map(name -> Campaigns.require(tx, name)).toList());
    }

    private void leap(Instant moment) {
        if (moment.isAfter(clock.instant())) {
            comeBack();
            clock.set(moment);
        }
    }

    /** Counts what has left since the last leap; and has come back what does, at once. */
    private void comeBack() {
        List<Message> left = database.read(tx -> logbook.enter(tx, clock.instant()));
        Map<Message, ReportKind> back = new LinkedHashMap<>();
        left.forEach(
                message ->
                        script.comingBack()
                                .draw(message)
                                .ifPresent(kind -> back.put(message, kind)));
        if (!back.isEmpty()) {
            database.write(tx -> ImaginedReports.record(tx, back));
            calendar.hasCredits(database.read(Forecast::credits));
        }
    }
}
