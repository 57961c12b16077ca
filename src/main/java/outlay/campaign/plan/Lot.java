package outlay.campaign.plan;

import java.util.List;

/**
 * What decides which variants a recipient gets: drawn by campaign and contact, so that it is the
 * same in every run and, where weights are equal, in every step.
 *
 * @param place at least 0, below 1; any is as likely as any other
 */
public record Lot(double place) {
    private static final double STEP = 0x1.0p-53;

    /** Draws the lot of a contact in a campaign. */
    public static Lot of(long campaign, long contact) {
        return new Lot((mix(mix(campaign) + contact) >>> 11) * STEP);
    }

    /** Spreads a number evenly (the finalizer of SplitMix64, by Steele, Lea and Flood). */
    private static long mix(long number) {
        long z = number + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** Returns the place of the variant that is drawn; 0 where there are none. */
    public int among(List<Variant> variants) {
        double end = place * variants.stream().mapToInt(Variant::weight).sum();
        int drawn = 0;
        for (double sum = 0; drawn < variants.size() - 1; drawn++) {
            sum += variants.get(drawn).weight();
            if (sum > end) {
                break;
            }
        }
        return drawn;
    }
}
