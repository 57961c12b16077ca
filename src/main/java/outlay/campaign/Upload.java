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
     * What an upload would do.
     *
     * @param matched leads of the filter
     * @param uploadable those of them that could go into the campaign
     * @param wanted how many of those were asked for
     * @param available credits
     */
    public record Plan(
            String campaign, long matched, long uploadable, long wanted, long available) {
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
     * @param lacking how many leads stayed out for want of credits
     */
    public record Result(
            String campaign,
            long requested,
            long matched,
            long uploadable,
            long uploaded,
            long reserved,
            long lacking,
            long available,
            long operation) {}
}
