package outlay.delivery.ahead;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import outlay.Watcher;
import outlay.campaign.Campaign;
import outlay.campaign.Campaigns;
import outlay.campaign.TestOrigin;
import outlay.campaign.Upload;
import outlay.campaign.Uploads;
import outlay.campaign.plan.Draft;
import outlay.campaign.plan.Limits;
import outlay.db.Database;
import outlay.db.TestDatabases;
import outlay.db.Transaction;
import outlay.index.ContactSet;
import outlay.lead.Filter;
import outlay.load.Imports;
import outlay.mailbox.MailboxPlan;
import outlay.mailbox.Mailboxes;
import outlay.mailbox.Quota;
import outlay.mailbox.Ramp;

/** Campaigns and mailboxes with schedules and limits of all kinds, drawn from a seed. */
final class RandomWorld {
    private static final int CONTACTS = 300;

    private static final List<String> ZONES =
            List.of(
                    "UTC",
                    "Europe/Berlin",
                    "Europe/London",
                    "America/New_York",
                    "America/St_Johns",
                    "Asia/Tokyo",
                    "Asia/Kolkata",
                    "Pacific/Auckland");

    /** Clocks change, years end, and a plain week. */
    private static final List<String> BEGINNINGS =
            List.of(
                    "2026-03-26T00:00:00Z",
                    "2026-10-22T00:00:00Z",
                    "2026-12-22T00:00:00Z",
                    "2026-06-01T00:00:00Z",
                    "2026-03-06T00:00:00Z");

    private final Random random;
    private final boolean brisk;
    private final List<String> mailboxes = new ArrayList<>();
    private final List<String> campaigns = new ArrayList<>();
    private final StringBuilder description = new StringBuilder();
    private final Instant start;

    /** Schedule and limits of the last campaign. */
    private Map<String, Object> alike = Map.of();

    /**
     * Draws a world.
     *
     * @param brisk whether many are written to with seconds between them, by campaigns that often
     *     share sender and limits
     */
    RandomWorld(long seed, boolean brisk) {
        this.random = new Random(seed);
        this.brisk = brisk;
        this.start =
                Instant.parse(one(BEGINNINGS))
                        .plus(Duration.ofMinutes(random.nextInt(2 * 24 * 60)))
                        .plusSeconds(random.nextInt(4) * 15L);
    }

    /** Makes a database with contacts who have all kinds of timezones. */
    static void contacts(Path file, Clock clock) {
        try (Database database = TestDatabases.openOrCreate(file, clock)) {
            Imports.load(
                    database,
                    "email,timezone\n"
                            + IntStream.range(0, CONTACTS)
                                    .mapToObj(i -> "p" + i + "@x.example," + zone(i) + "\n")
                                    .collect(Collectors.joining()));
        }
    }

    private static String zone(int contact) {
        int place = contact * 7 % (ZONES.size() + 2);
        return place < ZONES.size() ? ZONES.get(place) : "";
    }

    Instant start() {
        return start;
    }

    List<String> campaigns() {
        return campaigns;
    }

    /** Fills a database that has contacts. */
    boolean build(Transaction tx) {
        int boxes = random.nextInt(4);
        for (int i = 0; i < boxes; i++) {
            String name = "box" + i;
            MailboxPlan plan = mailbox(name);
            Mailboxes.add(tx, name, plan);
            mailboxes.add(name);
            note(name + " " + plan.quota());
        }
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            campaign(tx, "c" + i, count == 1);
        }
        return true;
    }

    private MailboxPlan mailbox(String name) {
        OptionalInt perDay = maybe(2, 1, most(12));
        Optional<Ramp> ramp =
                perDay.isPresent() && chance(3)
                        ? Optional.of(new Ramp(1 + random.nextInt(3), random.nextInt(4)))
                        : Optional.empty();
        int gap = gap();
        Limits limits = new Limits(perDay, maybe(3, 1, most(4)), gap, gap);
        return new MailboxPlan(
                new MailboxPlan.Identity(name + "@s.example", null, null),
                new MailboxPlan.Ways(null, null, null),
                null,
                new Quota(limits, ramp, ZoneId.of(one(ZONES))));
    }

    private void campaign(Transaction tx, String name, boolean isAlone) {
        Map<String, Object> draft = new LinkedHashMap<>();
        List<String> its = some(mailboxes);
        if (its.isEmpty()) {
            draft.put("from", one(List.of("a@s.example", "b@s.example")));
        } else {
            draft.put("mailboxes", its);
        }
        draft.put("commercial", false);
        if (!brisk || alike.isEmpty() || chance(2)) {
            alike = pace();
        }
        draft.putAll(alike);
        if (its.size() > 1 && !isAlone && isDealtOtherwise(alike)) {
            draft.put("mailboxes", its.subList(0, 1));
        }
        draft.put("steps", steps());
        Campaigns.create(tx, name, Draft.of(draft, TestOrigin.TEST));
        campaigns.add(name);
        long uploaded = upload(tx, name);
        draft.put("recipients", uploaded);
        note(name + " " + draft);
    }

    /**
     * Says whether a run of {@code send} may deal first emails to mailboxes in another order than a
     * forecast, if other campaigns use them too: it begins with the next campaign before it has
     * looked through this one, where only its own limits hold that back.
     */
    private boolean isDealtOtherwise(Map<String, Object> pace) {
        return brisk
                || (pace.get("schedule") instanceof Map<?, ?> schedule
                        && "contact".equals(schedule.get("timezone")));
    }

    private Map<String, Object> pace() {
        Map<String, Object> pace = new LinkedHashMap<>();
        if (!chance(6)) {
            pace.put("schedule", schedule());
        }
        pace.put("limits", limits());
        return pace;
    }

    private Map<String, Object> schedule() {
        Map<String, Object> schedule = new HashMap<>();
        if (chance(3)) {
            schedule.put("timezone", "contact");
            schedule.put("otherwise", one(ZONES));
        } else {
            schedule.put("timezone", one(ZONES));
        }
        List<String> days = some(List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun"));
        if (!days.isEmpty()) {
            schedule.put("days", days);
        }
        schedule.put(
                "windows",
                Stream.generate(() -> List.of(hour(), hour()))
                        .filter(window -> !window.get(0).equals(window.get(1)))
                        .limit(1 + random.nextInt(2))
                        .toList());
        if (chance(4)) {
            schedule.put("closed", List.of("12-25", "2026-03-29", "2026-06-03"));
        }
        return schedule;
    }

    private String hour() {
        return "%02d:%02d".formatted(random.nextInt(24), 15 * random.nextInt(4));
    }

    private Map<String, Object> limits() {
        Map<String, Object> limits = new HashMap<>();
        maybe(3, 1, most(15)).ifPresent(most -> limits.put("perDay", most));
        maybe(4, 1, most(5)).ifPresent(most -> limits.put("perHour", most));
        int gap = gap();
        limits.put("gapSeconds", List.of(gap, gap));
        return limits;
    }

    private int most(int calm) {
        return brisk ? 20 * calm : calm;
    }

    private int gap() {
        if (brisk) {
            return random.nextInt(4);
        }
        return chance(4) ? 30 * (1 + random.nextInt(120)) : 0;
    }

    /**
     * No follow-up is due on the day of its first email: it would be due at the very moment at
     * which that leaves, and whom it overtakes in a run of {@code send} a forecast does not say.
     */
    private List<Map<String, Object>> steps() {
        List<Map<String, Object>> steps = new ArrayList<>();
        int count = 1 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            steps.add(
                    Map.of(
                            "afterDays",
                            i == 0 ? 0 : 1 + random.nextInt(4),
                            "subject",
                            "S",
                            "text",
                            "T"));
        }
        return steps;
    }

    private long upload(Transaction tx, String name) {
        List<Integer> contacts =
                new ArrayList<>(IntStream.rangeClosed(1, brisk ? CONTACTS : 60).boxed().toList());
        Collections.shuffle(contacts, random);
        ContactSet.Collector only = new ContactSet.Collector();
        contacts.subList(0, 1 + random.nextInt(brisk ? 250 : 40)).forEach(only::add);
        return Uploads.upload(
                        tx,
                        new Upload(
                                name,
                                Filter.EVERYONE,
                                only.toSet(),
                                CONTACTS,
                                Upload.IfShort.BUY,
                                OptionalInt.empty(),
                                Optional.empty(),
                                false,
                                false),
                        Watcher.NOBODY)
                .uploaded();
    }

    private OptionalInt maybe(int of, int least, int most) {
        return chance(of)
                ? OptionalInt.of(least + random.nextInt(most - least + 1))
                : OptionalInt.empty();
    }

    private boolean chance(int of) {
        return random.nextInt(of) == 0;
    }

    private <T> T one(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private <T> List<T> some(List<T> list) {
        return list.stream().filter(each -> random.nextBoolean()).toList();
    }

    /** Returns how many days have gone by before somebody looks ahead. */
    int daysBefore() {
        return chance(2) ? 0 : 1 + random.nextInt(6);
    }

    private void note(String what) {
        description.append(what).append('\n');
    }

    @Override
    public String toString() {
        return start + "\n" + description;
    }

    static List<Campaign> started(Transaction tx, List<String> names) {
        return names.stream().map(name -> Campaigns.start(tx, name)).toList();
    }
}
