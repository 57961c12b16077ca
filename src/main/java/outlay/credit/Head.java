package outlay.credit;

import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a ledger ends: whoever knows it can prove later that nothing up to there was changed.
 *
 * @param entries how many there are
 * @param hash of the last one, in hexadecimal
 */
public record Head(long entries, String hash) {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,18}):([0-9a-fA-F]{64})");

    /** Returns the one that is written so, if one is. */
    public static Optional<Head> read(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        return matcher.matches()
                ? Optional.of(
                        new Head(
                                Long.parseLong(matcher.group(1)),
                                matcher.group(2).toLowerCase(Locale.ROOT)))
                : Optional.empty();
    }

    static Head of(long entries, byte[] hash) {
        return new Head(entries, HexFormat.of().formatHex(hash));
    }

    @Override
    public String toString() {
        return entries + ":" + hash;
    }
}
