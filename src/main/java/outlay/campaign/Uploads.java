package outlay.campaign;

import java.util.Arrays;
import java.util.OptionalInt;
import outlay.Count;
import outlay.Problem;
import outlay.ShellWord;
import outlay.Watcher;
import outlay.credit.Ledger;
import outlay.credit.PurchaseTerms;
import outlay.db.Operations;
import outlay.db.Transaction;
import outlay.index.ContactSet;
import outlay.lead.Leads;
import outlay.lead.MatchedLeads;

/** Puts leads into campaigns and reserves one credit for each. */
public final class Uploads {
    private static final int TOGETHER = 2_000;

    private Uploads() {}

    /** Tells what an upload would do, and changes nothing. */
    public static Upload.Plan plan(Transaction tx, Upload upload) {
        return choose(tx, upload).plan();
    }

    /** Returns what an upload answers for which there are too few credits, if it is only asked. */
    public static Upload.Result quote(Transaction tx, Upload upload) {
        Upload.Plan plan = choose(tx, upload).plan();
        return new Upload.Result(
                upload.campaign(),
                upload.leads(),
                plan.funnel(),
                0,
                plan.wanted(),
                0,
                plan.available(),
                Operations.begin(tx, "upload " + upload.campaign()));
    }

    /**
     * Uploads, as one operation.
     *
     * @param watcher hears how many are in the campaign
     * @throws Problem NOT_ENOUGH_CREDITS when there are none, or too few and the upload is to be
     *     refused then, or when the campaign would have more than its budget; NOT_ALLOWED when
     *     there is no such campaign
     */
    public static Upload.Result upload(Transaction tx, Upload upload, Watcher watcher) {
        Choice choice = choose(tx, upload);
        Upload.Plan plan = choice.plan();
        Ledger ledger = new Ledger(tx, Operations.begin(tx, "upload " + upload.campaign()));
        long bought = upload.ifShort() == Upload.IfShort.BUY ? plan.shortOf() : 0;
        if (bought > 0) {
            ledger.purchase(bought, PurchaseTerms.NONE);
        }
        long missing = plan.shortOf() - bought;
        refuseIfShort(plan, missing, upload.ifShort());
        long uploaded = plan.wanted() - missing;
        refuseBeyondBudget(tx, choice.campaign(), uploaded);
        int[] contacts = Arrays.copyOf(choice.contacts(), (int) uploaded);
        add(new Recipients(tx, ledger), choice.campaign(), contacts, watcher);
        return new Upload.Result(
                upload.campaign(),
                upload.leads(),
                plan.funnel(),
                uploaded,
                missing,
                bought,
                ledger.balance().available(),
                ledger.operation());
    }

    /** Some at a time, for whoever watches: all of them are in one transaction. */
    private static void add(
            Recipients recipients, Campaign campaign, int[] contacts, Watcher watcher) {
        for (int from = 0; from < contacts.length; from += TOGETHER) {
            int to = Math.min(contacts.length, from + TOGETHER);
            recipients.add(campaign.id(), Arrays.stream(contacts, from, to));
            watcher.at(to, contacts.length);
        }
    }

    private static void refuseBeyondBudget(Transaction tx, Campaign campaign, long uploaded) {
        OptionalInt budget = campaign.settings().budget();
        if (budget.isEmpty()) {
            return;
        }
        long held = RecipientCounts.withCredit(tx, campaign.id());
        long room = Math.max(0, budget.getAsInt() - held);
        if (uploaded > room) {
            String raise =
                    "raise it with 'outlay campaign update "
                            + ShellWord.quoted(campaign.name())
                            + " --budget N'";
            throw new Problem(
                    Problem.Kind.NOT_ENOUGH_CREDITS,
                    "the budget of %s is %s: it has %s reserved or spent, and %s more would be too many"
                            .formatted(
                                    campaign.name(),
                                    Count.of(budget.getAsInt(), "credit"),
                                    Count.text(held),
                                    Count.text(uploaded)),
                    room == 0 ? raise : "upload with --leads " + room + ", or " + raise);
        }
    }

    private static void refuseIfShort(Upload.Plan plan, long missing, Upload.IfShort ifShort) {
        if (missing == 0 || (ifShort != Upload.IfShort.REFUSE && plan.covered() > 0)) {
            return;
        }
        throw new Problem(
                Problem.Kind.NOT_ENOUGH_CREDITS,
                Count.of(plan.available(), "credit")
                        + " available: "
                        + Count.text(plan.covered())
                        + " of "
                        + Count.of(plan.wanted(), "lead")
                        + " would be uploaded",
                "buy more with 'outlay credits buy "
                        + missing
                        + "', or upload with --if-short buy");
    }

    /** Whom an upload would put in, in order: as many as were asked for. */
    @SuppressWarnings("ArrayRecordComponent") // never compared, only handed on
    private record Choice(Campaign campaign, Upload.Plan plan, int[] contacts) {}

    private static Choice choose(Transaction tx, Upload upload) {
        Campaign campaign = Campaigns.require(tx, upload.campaign());
        MatchedLeads leads = Leads.match(tx, upload.filter());
        ContactSet inCampaign =
                upload.again()
                        ? Membership.stayed(tx, campaign)
                        : Membership.contacts(tx, campaign);
        ContactSet emailable = restrict(leads.uploadable(), upload);
        ContactSet outside = emailable.minus(inCampaign);
        ContactSet candidates =
                upload.skipContacted() ? outside.minus(Membership.emailed(tx)) : outside;
        Selection selection = new Selection(tx, inCampaign, upload);
        int[] contacts = selection.from(candidates);
        Upload.Funnel funnel =
                new Upload.Funnel(
                        restrict(leads.all(), upload).size(),
                        restrict(leads.doNotEmail(), upload).size(),
                        restrict(leads.undeliverable(), upload).size(),
                        emailable.size() - outside.size(),
                        outside.size() - selection.most(candidates));
        long available = Ledger.balance(tx).available();
        return new Choice(
                campaign,
                new Upload.Plan(campaign.name(), funnel, contacts.length, available),
                contacts);
    }

    private static ContactSet restrict(ContactSet leads, Upload upload) {
        return upload.only() == null ? leads : leads.and(upload.only());
    }
}
