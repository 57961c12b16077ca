package outlay.campaign;

import java.time.Instant;
import java.util.Optional;
import outlay.campaign.plan.Step;
import outlay.credit.ReturnReason;

/** The way of a campaign's recipients from step to step, inside one write transaction. */
public final class Sequence {
    private final Campaign campaign;
    private final Recipients recipients;

    /** Leads these recipients through this campaign. */
    public Sequence(Campaign campaign, Recipients recipients) {
        this.campaign = campaign;
        this.recipients = recipients;
    }

    /** Records that the mail server has a message with this step since the given time. */
    public Recipient sent(Recipient recipient, int step, Instant at) {
        return step > recipient.stepsSent()
                ? recipients.sent(recipient, at, following(step))
                : copied(recipient);
    }

    /**
     * Records that an earlier try of a step had arrived, whatever was known of it: the first one
     * spends the credit (rule 8 of the ledger). A later try may be on its way.
     */
    public Recipient sentBefore(Recipient recipient, int step, Instant at) {
        return recipients.sentBefore(recipient, at, following(step));
    }

    /** Records that a message is settled whose step the recipient has already. */
    public Recipient copied(Recipient recipient) {
        return recipients.copied(recipient, following(recipient.stepsSent()));
    }

    /** In a campaign that was deleted meanwhile nobody waits, except for a doubt to be settled. */
    public Recipient unlessDeleted(Recipient recipient) {
        boolean over = campaign.state() == CampaignState.DELETED;
        return over && recipient.isWaiting() && !recipient.isOpen()
                ? recipients.stop(
                        recipient,
                        RecipientStatus.REMOVED,
                        "campaign deleted",
                        ReturnReason.CAMPAIGN_DELETED)
                : recipient;
    }

    /** Records that a message in doubt with this step was not sent: its recipient is due again. */
    public Recipient notSent(Recipient recipient, int step) {
        return step > recipient.stepsSent() ? recipients.resend(recipient) : copied(recipient);
    }

    private Optional<Step> following(int step) {
        return step < campaign.steps().size()
                ? Optional.of(campaign.step(step + 1))
                : Optional.empty();
    }
}
