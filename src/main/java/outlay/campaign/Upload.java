package outlay.campaign;

import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import outlay.index.ContactSet;
import outlay.lead.Filter;

/**
 * A wish to put leads into a campaign.
 *
 * @param only leaves out everybody else; absent for no such restriction
 * @param leads how many at most
 * @param perCompany how many of one company at most, those in the campaign included
 * @param shuffle a seed: the leads are drawn at random; absent for import order
 * @param skipContacted leaves out those whom any campaign has emailed
 * @param again takes in once more who left this campaign while nothing was sent
 */
public record Upload(
        String campaign,
        Filter filter,
        @Nullable ContactSet only,
        int leads,
        IfShort ifShort,
        OptionalInt perCompany,
        Optional<Long> shuffle,
        boolean skipContacted,
        boolean again) {

    /** Unless the operator says otherwise. */
    public static final int USUAL_LEADS = 2_000;

    /** What to do when the credits do not cover all leads. */
    public enum IfShort {
        /** Upload what they cover. */
        UPLOAD,
        /** Upload nothing. */
        REFUSE,
        /** Buy what is missing first. */
        BUY
    }

    /**
     * Whom an upload can take, and why it cannot take the others: each lead is counted once.
     *
     * @param matched leads of the filter, of {@link Upload#only} those
     * @param inCampaign those whom the campaign has already
     * @param leftOut those whom only an option of the upload keeps out
     */
    public record Funnel(
            long matched, long doNotEmail, long undeliverable, long inCampaign, long leftOut) {
        /** Returns how many are left to be taken. */
        public long uploadable() {
            return matched - doNotEmail - undeliverable - inCampaign - leftOut;
        }
    }

    /**
     * What an upload would do.
     *
     * @param wanted how many of those that can be taken were asked for
     * @param available credits
     */
    public record Plan(String campaign, Funnel funnel, long wanted, long available) {
        /** Returns how many would be uploaded with the present credits. */
        public long covered() {
            return Math.min(wanted, available);
        }

        /** Returns how many credits are missing. */
        public long shortOf() {
            return wanted - covered();
        }
    }

    /**
     * What an upload did.
     *
     * @param uploaded how many leads, and so how many credits were reserved
     * @param lacking how many leads stayed out for want of credits
     * @param bought how many credits were bought for it
     * @param available credits after it
     */
    public record Result(
            String campaign,
            long requested,
            Funnel funnel,
            long uploaded,
            long lacking,
            long bought,
            long available,
            long operation) {
        /** Returns how many credits were available before. */
        public long availableBefore() {
            return available + uploaded - bought;
        }
    }
}
