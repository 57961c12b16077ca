package outlay.delivery.writing;

import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import outlay.Watcher;
import outlay.campaign.Campaign;
import outlay.campaign.Recipient;
import outlay.campaign.Recipients;
import outlay.campaign.plan.Lot;
import outlay.campaign.plan.Settings;
import outlay.contact.Contact;
import outlay.contact.Contacts;
import outlay.contact.Fields;
import outlay.db.Transaction;
import outlay.delivery.writing.CheckFinding.Check;
import outlay.index.ContactSet;
import outlay.mail.letter.Content;
import outlay.mailbox.Mailbox;
import outlay.mailbox.Mailboxes;

/** Looks at the emails of a campaign as those who wait for them will get them. */
public final class CampaignCheck {
    private static final int LONGEST_SUBJECT = 78;

    /** Stands where a message that is sent has its own. */
    private static final String TOKEN = "TOKEN";

    /** So many different links are enough to see what is wrong. */
    private static final int MOST_KINDS = 1_000;

    /** What findings have in common that are one. */
    private record Key(
            Check check, @Nullable Integer step, @Nullable String field, @Nullable String detail) {}

    private final Campaign campaign;
    private final StepTemplates texts;
    private final Map<Key, Long> found = new LinkedHashMap<>();

    private CampaignCheck(Transaction tx, Campaign campaign) {
        this.campaign = campaign;
        this.texts = StepTemplates.parse(campaign.steps(), Set.copyOf(Fields.known(tx)));
    }

    /**
     * What was found.
     *
     * @param waiting how many wait for emails
     * @param checked how many of them were looked at, drawn at random
     */
    public record Result(long waiting, long checked, List<CheckFinding> findings) {}

    /**
     * Looks at the emails to all who wait, or to so many of them.
     *
     * @param watcher hears how many it has looked at
     */
    public static Result of(Transaction tx, Campaign campaign, int most, Watcher watcher) {
        CampaignCheck check = new CampaignCheck(tx, campaign);
        check.lookAtSettings(tx);
        Waiting waiting = Waiting.of(tx, campaign, most);
        long all = waiting.stepsSent().size();
        AtomicLong done = new AtomicLong();
        Contacts.byIds(
                tx,
                waiting.contacts(),
                contact -> {
                    check.lookAt(contact, waiting);
                    watcher.at(done.incrementAndGet(), all);
                });
        return new Result(waiting.all(), all, check.findings());
    }

    /** Returns what is wrong with the campaign, and then with each step, in the order of checks. */
    private List<CheckFinding> findings() {
        return found.entrySet().stream()
                .map(each -> finding(each.getKey(), each.getValue()))
                .sorted(
                        Comparator.comparing(CheckFinding::step, nullsFirst(naturalOrder()))
                                .thenComparing(CheckFinding::check))
                .toList();
    }

    private static CheckFinding finding(Key key, long recipients) {
        return new CheckFinding(key.check(), key.step(), key.field(), key.detail(), recipients);
    }

    /** Those who wait, with the number of steps that each has. */
    private record Waiting(long all, ContactSet contacts, Map<Integer, Integer> stepsSent) {
        static Waiting of(Transaction tx, Campaign campaign, int most) {
            List<Recipient> waiting = new ArrayList<>();
            Recipients.each(
                    tx,
                    campaign.id(),
                    recipient -> {
                        if (recipient.isWaiting() && recipient.contact().isPresent()) {
                            waiting.add(recipient);
                        }
                    });
            ContactSet.Collector contacts = new ContactSet.Collector();
            Map<Integer, Integer> stepsSent = new LinkedHashMap<>();
            int looked = Math.min(most, waiting.size());
            if (looked < waiting.size()) {
                // Every tenth would be a biased sample of a list that repeats itself.
                Collections.shuffle(waiting, new Random(campaign.id()));
            }
            for (Recipient each : waiting.subList(0, looked)) {
                contacts.add(each.contact().orElseThrow());
                stepsSent.put(each.contact().orElseThrow(), each.stepsSent());
            }
            return new Waiting(waiting.size(), contacts.toSet(), stepsSent);
        }
    }

    private void lookAtSettings(Transaction tx) {
        Settings settings = campaign.settings();
        if (settings.commercial() && settings.postalAddress() == null) {
            find(Check.POSTAL_ADDRESS, null, null, null, 0);
        }
        if (settings.commercial()
                && settings.unsubscribeMailto() == null
                && settings.unsubscribeUrl() == null) {
            find(Check.UNSUBSCRIBE, null, null, null, 0);
        }
        for (Mailbox mailbox : Mailboxes.of(tx, campaign.id())) {
            if (!mailbox.isActive()) {
                find(Check.MAILBOX, null, null, mailbox.name(), 0);
            }
        }
    }

    private void lookAt(Contact contact, Waiting waiting) {
        Lot lot = Lot.of(campaign.id(), contact.id());
        Settings settings = campaign.settings();
        Map<String, String> fields =
                LetterWriter.fields(contact, settings, Unsubscribing.of(settings, TOKEN));
        int next = waiting.stepsSent().getOrDefault(contact.id(), 0) + 1;
        for (int step = next; step <= campaign.steps().size(); step++) {
            StepTemplates.Result result = texts.render(step, lot, fields, null);
            Content content = result.content();
            if (content == null) {
                String reason = result.heldBecause();
                find(Check.HELD, step, StepTemplates.missingField(reason), reason, 1);
            } else {
                lookAt(step, content, result.begins());
            }
        }
    }

    private void lookAt(int step, Content content, boolean begins) {
        Settings settings = campaign.settings();
        String html = content.html();
        boolean isWayOutMissing =
                !WayOut.isIn(content.text(), settings)
                        || (html != null && !WayOut.isIn(html, settings));
        if (settings.commercial() && isWayOutMissing) {
            find(Check.WAY_OUT, step, null, null, 1);
        }
        if (html != null && content.text().isBlank()) {
            find(Check.TEXT, step, null, null, 1);
        }
        int length = content.subject().codePointCount(0, content.subject().length());
        if (begins && length > LONGEST_SUBJECT) {
            find(Check.SUBJECT, step, null, null, 1);
        }
        Links.wrong(content).forEach(link -> find(Check.LINK, step, null, link, 1));
    }

    private void find(
            Check check,
            @Nullable Integer step,
            @Nullable String field,
            @Nullable String detail,
            long recipients) {
        Key key = new Key(check, step, field, detail);
        if (found.size() < MOST_KINDS || found.containsKey(key)) {
            found.merge(key, recipients, Long::sum);
        }
    }
}
