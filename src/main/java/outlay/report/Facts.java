package outlay.report;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import outlay.campaign.Campaign;
import outlay.campaign.CampaignState;
import outlay.campaign.Campaigns;
import outlay.db.Transaction;
import outlay.delivery.DayOutcome;
import outlay.delivery.pace.SenderLimits;
import outlay.mailbox.Mailbox;
import outlay.mailbox.Mailboxes;

/** All that a report says. */
record Facts(
        ReportRequest request,
        CreditFacts credits,
        List<CampaignNow> campaigns,
        List<MailboxUsage> mailboxes,
        Coming coming,
        List<DayOutcome> outcomes,
        People people) {

    static Facts gather(Transaction tx, ReportRequest request) {
        SenderLimits limits = new SenderLimits();
        List<Campaign> campaigns = request.only().map(List::of).orElseGet(() -> Campaigns.all(tx));
        return new Facts(
                request,
                CreditFacts.gather(tx, request),
                campaigns.stream().map(each -> CampaignNow.of(tx, each, limits)).toList(),
                mailboxes(tx, request).stream()
                        .map(each -> MailboxUsage.of(tx, each, limits))
                        .toList(),
                Coming.of(tx, planned(campaigns, request), request.start()),
                DayOutcome.of(tx, request.only().map(Campaign::name).orElse("")),
                People.of(tx, request));
    }

    private static List<Mailbox> mailboxes(Transaction tx, ReportRequest request) {
        return request.only()
                .map(each -> Mailboxes.of(tx, each.id()))
                .orElseGet(() -> Mailboxes.all(tx));
    }

    /** As in a forecast: all that are active, or the one that is named. */
    private static List<Campaign> planned(List<Campaign> campaigns, ReportRequest request) {
        return campaigns.stream()
                .filter(each -> request.only().isPresent() || each.state() == CampaignState.ACTIVE)
                .toList();
    }

    /** Returns the names that deleted campaigns alone have had, of which the ledger knows. */
    List<String> deleted() {
        Set<String> present =
                campaigns.stream().map(CampaignNow::name).collect(Collectors.toUnmodifiableSet());
        return isOfOne()
                ? List.of()
                : credits.account().rows().stream()
                        .flatMap(row -> Stream.ofNullable(row.key()))
                        .filter(name -> !present.contains(name))
                        .toList();
    }

    /** Says whether all that is planned is being sent already. */
    boolean isStarted() {
        return campaigns.stream()
                .noneMatch(each -> isOfOne() && each.state() != CampaignState.ACTIVE);
    }

    /** Returns the day, in UTC, on which it is said. */
    LocalDate today() {
        return request.start().atOffset(ZoneOffset.UTC).toLocalDate();
    }

    /** Returns what somebody said, such as a mail server, without the addresses in it. */
    String said(String text) {
        return request.addresses() ? text : Masking.in(text);
    }

    boolean isOfOne() {
        return request.only().isPresent();
    }
}
