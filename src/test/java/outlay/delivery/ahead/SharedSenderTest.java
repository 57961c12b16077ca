package outlay.delivery.ahead;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import outlay.Watcher;
import outlay.campaign.Campaign;
import outlay.campaign.Campaigns;
import outlay.campaign.TestOrigin;
import outlay.campaign.Upload;
import outlay.campaign.Uploads;
import outlay.campaign.plan.Draft;
import outlay.db.Database;
import outlay.db.OnBothEngines;
import outlay.db.TestDatabases;
import outlay.db.Transaction;
import outlay.delivery.Tally;
import outlay.delivery.sending.SendRequest;
import outlay.delivery.sending.SendResult;
import outlay.delivery.sending.Sending;
import outlay.index.ContactSet;
import outlay.lead.Filter;
import outlay.load.Imports;
import outlay.mail.address.AddressCheck;

/**
 * Two campaigns of one From: what either sends counts for the limits of both. Whoever is next in
 * the first one comes before all of the second, also behind many for whom it is not the hour.
 */
@OnBothEngines
final class SharedSenderTest {
    private static final List<String> CAMPAIGNS = List.of("first", "second");

    /** At this time it is evening in Tokyo. */
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

    private static final int CONTACTS = 300;

    /** Asleep and awake are contacts of the first campaign; the second has one, who is awake. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # limits|asleep|awake|leave

                    2 | -    |    1 |   2 | 2 1
                    2 | -    |    1 |   1 | 1 1
                    2 | -    |  250 |   4 | 2 1
                    - | 1    |    1 |   1 | 1 0
                    - | 1    |  250 |   1 | 1 0
                    - | 2    |   50 |   1 | 1 1
                    - | -    |   50 |   4 | 4 1
                    2 | 2    |   50 |   4 | 2 0
                    """)
    void hasThoseWhoAreNextGoFirst(
            String perDay,
            String perDayOfSecond,
            int asleep,
            int awake,
            String leave,
            @TempDir Path folder) {
        Path file = folder.resolve("outlay.db");
        try (Database database = TestDatabases.openOrCreate(file, new LeapingClock(NOON))) {
            Imports.load(database, contacts(asleep));
            database.write(
                    tx -> {
                        create(tx, "first", perDay, 1, asleep + awake);
                        create(tx, "second", perDayOfSecond, CONTACTS, CONTACTS);
                        return true;
                    });
            assertEquals(leave, forecast(database));
            assertEquals(leave, rehearsal(database));
            assertEquals(leave, sent(database));
        }
    }

    private static String contacts(int asleep) {
        return "email,timezone\n"
                + IntStream.rangeClosed(1, CONTACTS)
                        .mapToObj(
                                i ->
                                        "p%d@x.example,%s\n"
                                                .formatted(i, i <= asleep ? "Asia/Tokyo" : ""))
                        .collect(Collectors.joining());
    }

    private static void create(Transaction tx, String name, String perDay, int from, int to) {
        Map<String, Object> limits =
                perDay.equals("-") ? Map.of() : Map.of("perDay", Integer.parseInt(perDay));
        Map<String, Object> draft =
                Map.of(
                        "from",
                        "a@s.example",
                        "commercial",
                        false,
                        "schedule",
                        Map.of(
                                "timezone",
                                "contact",
                                "otherwise",
                                "UTC",
                                "windows",
                                List.of(List.of("11:00", "13:00"))),
                        "limits",
                        limits,
                        "steps",
                        List.of(Map.of("subject", "S", "text", "T")));
        Campaigns.create(tx, name, Draft.of(draft, TestOrigin.TEST));
        ContactSet.Collector only = new ContactSet.Collector();
        IntStream.rangeClosed(from, to).forEach(only::add);
        Uploads.upload(tx, upload(name, only.toSet()), Watcher.NOBODY);
    }

    private static Upload upload(String campaign, ContactSet only) {
        return new Upload(
                campaign,
                Filter.EVERYONE,
                only,
                CONTACTS,
                Upload.IfShort.BUY,
                OptionalInt.empty(),
                Optional.empty(),
                false,
                false);
    }

    private static String forecast(Database database) {
        return database.read(
                tx -> {
                    List<Campaign> campaigns =
                            CAMPAIGNS.stream().map(name -> Campaigns.require(tx, name)).toList();
                    return leaveToday(Forecast.of(tx, campaigns, NOON, 1));
                });
    }

    private static String rehearsal(Database database) {
        return leaveToday(
                DressRehearsal.play(
                                database,
                                new DressRehearsal.Script(
                                        CAMPAIGNS, NOON, 1, ComingBack.NOTHING, new OnPaper()))
                        .calendar());
    }

    private static String leaveToday(Calendar calendar) {
        return CAMPAIGNS.stream()
                .map(
                        name ->
                                calendar.days().stream()
                                        .filter(day -> day.campaign().equals(name))
                                        .filter(day -> day.day().toString().equals("2026-06-01"))
                                        .mapToLong(CalendarDay::firstEmails)
                                        .sum())
                .map(String::valueOf)
                .collect(Collectors.joining(" "));
    }

    private static String sent(Database database) {
        database.write(tx -> RandomWorld.started(tx, CAMPAIGNS));
        SendRequest request =
                new SendRequest(
                        CAMPAIGNS,
                        new OnPaper(),
                        transport -> AddressCheck.syntax(),
                        false,
                        Long.MAX_VALUE,
                        Duration.ZERO,
                        1);
        SendResult result = Sending.rehearsal(database, request).run();
        return result.campaigns().stream()
                .map(each -> String.valueOf(each.counts().tally().get(Tally.Fate.SENT)))
                .collect(Collectors.joining(" "));
    }
}
