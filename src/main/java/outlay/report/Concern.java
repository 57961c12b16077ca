package outlay.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import outlay.Count;
import outlay.ShellWord;
import outlay.campaign.CampaignState;
import outlay.campaign.RecipientStatus;
import outlay.credit.Balance;
import outlay.mailbox.Mailbox;

/**
 * Something that an operator should look at.
 *
 * @param who the campaign or mailbox; empty when it concerns all
 * @param what the rest of the sentence
 * @param command what shows it or mends it
 */
record Concern(String who, String what, String command) {
    /** So many bounces of one campaign in a week are no accident. */
    private static final long SOME_BOUNCES = 5;

    /** Returns what there is, the worst first. */
    static List<Concern> in(Facts facts) {
        List<Concern> all = new ArrayList<>();
        addCredits(all, facts);
        facts.mailboxes().forEach(each -> addMailbox(all, each.mailbox(), facts));
        facts.campaigns().forEach(each -> addCampaign(all, each, facts));
        return all;
    }

    private static void addCredits(List<Concern> all, Facts facts) {
        Balance balance = facts.credits().balance();
        if (!facts.isOfOne() && balance.purchased() > 0 && balance.available() == 0) {
            all.add(new Concern("", "No credit is available for uploads.", "outlay credits buy N"));
        }
    }

    private static void addMailbox(List<Concern> all, Mailbox mailbox, Facts facts) {
        String name = "mailbox " + mailbox.name();
        if (!mailbox.isActive()) {
            String resume = "outlay mailbox resume " + ShellWord.quoted(mailbox.name());
            all.add(new Concern(name, "is " + facts.said(mailbox.standing()), resume));
        } else if (mailbox.refused() != null) {
            String test = "outlay mailbox test " + ShellWord.quoted(mailbox.name());
            all.add(new Concern(name, "is refused: " + facts.said(mailbox.refused()), test));
        }
    }

    private static void addCampaign(List<Concern> all, CampaignNow now, Facts facts) {
        String name = now.name();
        String start = "outlay campaign start " + ShellWord.quoted(name);
        if (now.state() == CampaignState.PAUSED) {
            String reason = now.campaign().pauseReason();
            all.add(new Concern(name, "is paused" + (reason == null ? "" : ": " + reason), start));
        }
        if (now.state() == CampaignState.DRAFT && now.spread().all() > 0) {
            String waiting = Count.of(now.spread().all(), "recipient");
            all.add(new Concern(name, "is a draft with " + waiting, start));
        }
        if (now.campaign().refused() != null) {
            String words = "is refused: " + facts.said(now.campaign().refused());
            all.add(new Concern(name, words, "outlay status " + ShellWord.quoted(name)));
        }
        addStuck(all, now);
        addBounces(all, now, facts);
    }

    private static void addStuck(List<Concern> all, CampaignNow now) {
        String name = now.name();
        long held = now.count(RecipientStatus.HELD);
        if (held > 0) {
            String show = "outlay recipients " + ShellWord.quoted(name) + " --status held";
            all.add(new Concern(name, "holds " + Count.of(held, "recipient") + " back", show));
        }
        long inDoubt = now.count(RecipientStatus.IN_DOUBT);
        if (inDoubt > 0) {
            String emails = Count.of(inDoubt, "email");
            String resolve = "outlay resolve " + ShellWord.quoted(name) + " --sent|--resend";
            all.add(new Concern(name, "does not know whether " + emails + " left", resolve));
        }
    }

    /** Half of what would pause the campaign is worth a look. */
    private static void addBounces(List<Concern> all, CampaignNow now, Facts facts) {
        LocalDate from = facts.today().minusDays(Coming.WEEK - 1L);
        Outcomes week =
                Outcomes.of(
                        facts.outcomes().stream()
                                .filter(each -> each.campaign().equals(now.name()))
                                .filter(each -> !each.day().isBefore(from))
                                .toList());
        long bounces = week.bounces();
        long percent = now.campaign().settings().bounceLimit().percent();
        if (bounces >= SOME_BOUNCES && 2 * bounces * 100 >= week.tried() * percent) {
            String emails = Count.of(bounces, "email") + " of " + Count.text(week.tried());
            String what = emails + " bounced this week";
            String show = "outlay recipients " + ShellWord.quoted(now.name()) + " --status bounced";
            all.add(new Concern(now.name(), what, show));
        }
    }
}
