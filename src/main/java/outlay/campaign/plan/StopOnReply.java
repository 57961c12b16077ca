package outlay.campaign.plan;

import outlay.Word;

/** Whom a reply stops. */
public enum StopOnReply {
    /** Who replied, in the campaign that was answered. */
    CAMPAIGN,
    /** Who replied, in every campaign. */
    PERSON,
    /** Everybody of his domain, in the campaign that was answered. */
    COMPANY;

    @Override
    public String toString() {
        return Word.of(this);
    }
}
