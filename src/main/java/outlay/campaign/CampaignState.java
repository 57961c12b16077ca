package outlay.campaign;

import outlay.Word;
import outlay.db.StoredWord;

/** What a campaign does at the moment. */
public enum CampaignState {
    /** Not started: nothing is sent. */
    DRAFT,
    /** Sends what is due. */
    ACTIVE,
    /** Sends nothing until it is started again. */
    PAUSED,
    /** Active, with nobody left to send to; an upload makes it active again. Never stored. */
    FINISHED,
    /** Gone for its users; kept for the ledger's history. */
    DELETED;

    @Override
    public String toString() {
        return Word.of(this);
    }

    static CampaignState of(String word) {
        return StoredWord.of(CampaignState.class, word);
    }
}
