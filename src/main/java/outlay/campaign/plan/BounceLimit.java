package outlay.campaign.plan;

/**
 * Too many bounces pause a campaign: {@code percent} of the emails tried, once there are {@code
 * atLeast} of them.
 */
public record BounceLimit(int percent, int atLeast) {
    /** Unless the campaign's file says otherwise. */
    public static final BounceLimit USUAL = new BounceLimit(10, 100);

    /** Says whether so many bounces among so many emails are too many, looking back. */
    public boolean isExceeded(long bounced, long tried) {
        return tried >= atLeast && isShareExceeded(bounced, tried);
    }

    /**
     * Says whether so many bounces are too many while the campaign is being sent. A bad patch at
     * the top of a list is not yet a bad list: here the bounces alone have to be {@code atLeast}.
     */
    public boolean isExceededMeanwhile(long bounced, long tried) {
        return bounced >= atLeast && isShareExceeded(bounced, tried);
    }

    private boolean isShareExceeded(long bounced, long tried) {
        return bounced * 100 >= tried * percent;
    }
}
