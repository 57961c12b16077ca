package outlay.delivery;

import java.util.Locale;
import java.util.Optional;

/**
 * So many of so many, and between which shares the truth lies, 95 times of 100 (the score interval
 * of E. B. Wilson, 1927): it also holds for few, and for none.
 *
 * @param share 0 to 1, as {@code low} and {@code high} are
 */
public record Share(double share, double low, double high) {
    /** The quantile of the normal distribution that leaves 2.5 % on either side. */
    private static final double Z = 1.959963984540054;

    /** Returns the share; empty of nothing. */
    public static Optional<Share> of(long part, long all) {
        if (all == 0) {
            return Optional.empty();
        }
        double share = (double) part / all;
        double centre = share + Z * Z / (2 * all);
        double reach = Z * Math.sqrt(share * (1 - share) / all + Z * Z / (4.0 * all * all));
        double scale = 1 + Z * Z / all;
        double low = part == 0 ? 0 : (centre - reach) / scale;
        double high = part == all ? 1 : (centre + reach) / scale;
        return Optional.of(new Share(share, low, high));
    }

    /** Returns the share as people read it: {@code 2.4 %}. */
    public String percent() {
        return String.format(Locale.ROOT, "%.1f %%", share * 100);
    }

    /** Returns the share and what is around it: {@code 2.4 %, 1.4 to 4.1}. */
    public String range() {
        return String.format(Locale.ROOT, "%s, %.1f to %.1f", percent(), low * 100, high * 100);
    }
}
