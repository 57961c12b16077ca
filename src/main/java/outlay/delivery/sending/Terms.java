package outlay.delivery.sending;

import outlay.campaign.Campaign;
import outlay.delivery.pace.Pace;
import outlay.delivery.writing.LetterWriter;

/** On what terms a campaign sends: what it says, how fast it may, how its sender stands. */
record Terms(Campaign campaign, LetterWriter letters, Pace pace, Standing standing) {
    /** Returns the same terms for the campaign in another state. */
    Terms of(Campaign now) {
        return new Terms(now, letters, pace, standing);
    }
}
