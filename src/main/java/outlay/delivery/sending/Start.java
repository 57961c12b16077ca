package outlay.delivery.sending;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.function.Predicate;
import java.util.function.Supplier;
import outlay.Problem;
import outlay.ShellWord;
import outlay.campaign.Campaign;
import outlay.campaign.CampaignState;
import outlay.campaign.Campaigns;
import outlay.campaign.Recipients;
import outlay.db.Activity;
import outlay.db.Database;
import outlay.db.TokenKey;
import outlay.db.Transaction;
import outlay.delivery.MessageNames;
import outlay.mail.smtp.Transport;
import outlay.mailbox.Mailbox;
import outlay.mailbox.Mailboxes;

/** Begins a run: its campaigns, and the ways out that they have. */
final class Start {
    private final Transaction tx;
    private final SendRequest request;
    private final BlockingQueue<Event> events;
    private final Senders senders;

    /** The outlets by their mailboxes; under 0 that of campaigns with a sender of their own. */
    private final Map<Long, Outlet> outlets = new LinkedHashMap<>();

    private final List<String> elsewhere = new ArrayList<>();

    private Start(
            Transaction tx,
            SendRequest request,
            Predicate<String> areOurs,
            BlockingQueue<Event> events) {
        this.tx = tx;
        this.request = request;
        this.events = events;
        this.senders = new Senders(TokenKey.of(tx), areOurs);
    }

    /**
     * What a run begins with.
     *
     * @param elsewhere who is left to other runs
     */
    record Begun(
            Senders senders,
            List<CampaignRun> campaigns,
            List<Outlet> outlets,
            List<String> elsewhere,
            MessageNames names) {}

    /**
     * Starts what is named and a draft, and looks again at those who were held back.
     *
     * @param areOurs tells by their names who sends in no other run meanwhile
     * @throws Problem NOT_ALLOWED when a named campaign is missing or paused; USAGE when nothing
     *     says where emails leave; BUSY when all senders are others'
     */
    static Begun of(
            Database database,
            SendRequest request,
            Predicate<String> areOurs,
            BlockingQueue<Event> events) {
        return database.write(tx -> new Start(tx, request, areOurs, events).begin());
    }

    private Begun begin() {
        List<CampaignRun> runs = new ArrayList<>();
        for (Campaign campaign : campaigns()) {
            Recipients.releaseHeld(tx, campaign.id());
            runs.add(new CampaignRun(tx, campaign, senders, outlets(campaign)));
        }
        if (outlets.isEmpty() && !elsewhere.isEmpty()) {
            throw new Problem(Problem.Kind.BUSY, Activity.SEND.busy(), Activity.SEND.hint());
        }
        if (outlets.isEmpty()) {
            request.transports().ofRun();
        }
        return new Begun(
                senders,
                runs,
                List.copyOf(outlets.values()),
                elsewhere.stream().distinct().toList(),
                MessageNames.of(tx));
    }

    private List<Outlet> outlets(Campaign campaign) {
        List<Mailbox> mailboxes = Mailboxes.of(tx, campaign.id());
        if (mailboxes.isEmpty()) {
            return isOurs(campaign, Optional.empty())
                    ? List.of(outlets.computeIfAbsent(0L, id -> ofRun()))
                    : List.of();
        }
        return mailboxes.stream()
                .filter(box -> isOurs(campaign, Optional.of(box)))
                .map(box -> outlets.computeIfAbsent(box.id(), id -> of(box)))
                .toList();
    }

    private boolean isOurs(Campaign campaign, Optional<Mailbox> mailbox) {
        boolean is = senders.areOurs(campaign, mailbox);
        if (!is) {
            elsewhere.add(
                    mailbox.map(box -> "mailbox " + box.name())
                            .orElse("campaign " + campaign.name()));
        }
        return is;
    }

    private Outlet ofRun() {
        Transport transport = request.transports().ofRun();
        return new Outlet(crew(() -> transport));
    }

    private Outlet of(Mailbox mailbox) {
        Crew crew = crew(() -> request.transports().of(mailbox));
        return new Outlet(crew, mailbox, senders.use(tx, mailbox));
    }

    private Crew crew(Supplier<Transport> way) {
        return new Crew(way, request.connections(), events);
    }

    private List<Campaign> campaigns() {
        List<String> names = request.campaigns();
        if (names.isEmpty()) {
            return Campaigns.all(tx).stream()
                    .filter(campaign -> campaign.state() == CampaignState.ACTIVE)
                    .toList();
        }
        return names.stream().distinct().map(this::startable).toList();
    }

    private Campaign startable(String name) {
        Campaign campaign = Campaigns.require(tx, name);
        if (campaign.state() == CampaignState.PAUSED) {
            String reason = campaign.pauseReason();
            throw new Problem(
                    Problem.Kind.NOT_ALLOWED,
                    "campaign " + name + " is paused" + (reason == null ? "" : ": " + reason),
                    "start it with 'outlay campaign start " + ShellWord.quoted(name) + "'");
        }
        return Campaigns.start(tx, name);
    }
}
