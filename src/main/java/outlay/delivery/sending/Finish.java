package outlay.delivery.sending;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import outlay.Problem;
import outlay.ShellWord;
import outlay.campaign.Campaign;
import outlay.campaign.CampaignState;
import outlay.campaign.Campaigns;
import outlay.db.Transaction;
import outlay.delivery.BounceWatch;
import outlay.delivery.Tally;
import outlay.mailbox.Mailbox;
import outlay.mailbox.Mailboxes;

/** What a run ends with. */
final class Finish {
    private final List<CampaignRun> campaigns;
    private final List<Lane> lanes;
    private final List<Outlet> outlets;
    private final List<String> elsewhere;
    private final RunState run;
    private final boolean isOfAll;

    /** Looks back on a run of these campaigns, or of all there are. */
    Finish(Start.Begun begun, RunState run, boolean isOfAll) {
        this.campaigns = begun.campaigns();
        this.lanes = campaigns.stream().flatMap(each -> each.lanes().stream()).toList();
        this.outlets = begun.outlets();
        this.elsewhere = begun.elsewhere();
        this.run = run;
        this.isOfAll = isOfAll;
    }

    /** Says whether there is something to record though nothing has left. */
    boolean hasNews() {
        return outlets.stream().anyMatch(outlet -> outlet.refusedLogin().isPresent());
    }

    /** Records what only the whole run says about its senders and campaigns. */
    boolean record(Settlement settlement) {
        for (Lane lane : lanes) {
            lane.terms().standing().finish().forEach(refusal -> refusal.putOff(settlement));
        }
        Transaction tx = settlement.tx();
        for (CampaignRun course : campaigns) {
            course.refresh(tx);
            BounceWatch.afterwards(tx, course.campaign());
        }
        lanes.forEach(lane -> keepRefusal(tx, lane));
        outlets.forEach(outlet -> pauseIfRefused(tx, outlet));
        return true;
    }

    private static void keepRefusal(Transaction tx, Lane lane) {
        Standing standing = lane.terms().standing();
        if (standing.isSetAside() || lane.tally().get(Tally.Fate.SENT) > 0) {
            Optional<Mailbox> mailbox = lane.outlet().mailbox();
            if (mailbox.isPresent()) {
                Mailboxes.keepRefusal(tx, mailbox.get().id(), standing.words());
            } else {
                Campaigns.keepRefusal(tx, lane.campaign(), standing.words());
            }
        }
    }

    /** What refuses a login once refuses it again, and may lock the account. */
    private static void pauseIfRefused(Transaction tx, Outlet outlet) {
        outlet.mailbox()
                .ifPresent(
                        mailbox ->
                                outlet.refusedLogin()
                                        .ifPresent(
                                                words ->
                                                        Mailboxes.pauseBecause(
                                                                tx, mailbox.id(), words)));
    }

    /** What a run of all campaigns leaves alone, because it does not send, is said too. */
    SendResult result(Transaction tx) {
        List<Campaign> others =
                Campaigns.all(tx).stream()
                        .filter(campaign -> isOfAll && campaign.state() != CampaignState.ACTIVE)
                        .filter(found -> campaigns.stream().noneMatch(each -> each.isOf(found)))
                        .toList();
        campaigns.forEach(each -> each.refresh(tx));
        return SendResult.of(tx, campaigns, others, run.whyNoMore(), failures(), paused());
    }

    /** Returns why emails that are due did not leave: in the servers' words, each once. */
    private List<SendResult.Failure> failures() {
        Set<SendResult.Failure> failures = new LinkedHashSet<>();
        for (Lane lane : lanes) {
            lane.terms()
                    .standing()
                    .words()
                    .map(words -> lane.terms().letters().sender() + " is refused: " + words)
                    .ifPresent(why -> failures.add(failure(lane.outlet(), why, "")));
        }
        for (Outlet outlet : outlets) {
            outlet.unreachable().ifPresent(problem -> failures.add(failure(outlet, problem)));
        }
        return new ArrayList<>(failures);
    }

    private static SendResult.Failure failure(Outlet outlet, Problem problem) {
        boolean isPaused = outlet.mailbox().isPresent() && outlet.refusedLogin().isPresent();
        String hint =
                isPaused
                        ? "it is paused: mend that, then 'outlay mailbox resume "
                                + ShellWord.quoted(outlet.name())
                                + "'"
                        : problem.hint();
        return failure(outlet, problem.what(), hint);
    }

    private static SendResult.Failure failure(Outlet outlet, String why, String hint) {
        var transport = outlet.crew().transport();
        String where = transport == null ? "" : transport.where() + ": ";
        String what = why.startsWith(where) ? why : where + why;
        return new SendResult.Failure(
                outlet.mailbox().map(mailbox -> "mailbox " + mailbox.name() + ": ").orElse("")
                        + what,
                hint);
    }

    /** Returns what the run has left alone, with the reason. */
    private List<String> paused() {
        return Stream.concat(
                        outlets.stream()
                                .filter(Outlet::isPaused)
                                .flatMap(outlet -> outlet.mailbox().stream())
                                .map(box -> "mailbox " + box.name() + " is " + box.standing()),
                        elsewhere.stream().map(name -> name + " is left to another send"))
                .toList();
    }
}
