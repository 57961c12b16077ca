package outlay.credit;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import outlay.Problem;

/**
 * On what terms credits are bought.
 *
 * @param reference the invoice or order, if there is one
 * @param price of all of them together, in decimals such as {@code 49.00}; null when it is unknown
 * @param currency of the price, as ISO 4217 has it
 * @param expiresOn the last day, in UTC, on which they can be used; null when they never lapse
 */
public record PurchaseTerms(
        @Nullable String reference,
        @Nullable String price,
        @Nullable String currency,
        @Nullable LocalDate expiresOn) {
    /** Nothing is known. */
    public static final PurchaseTerms NONE = new PurchaseTerms(null, null, null, null);

    /** Returns those of which only the reference is known. */
    public static PurchaseTerms of(@Nullable String reference) {
        return reference == null ? NONE : new PurchaseTerms(reference, null, null, null);
    }

    /**
     * Returns what somebody has written.
     *
     * @throws Problem USAGE when the price is no amount of the currency, when one of the two is
     *     missing, or when there is no such currency
     */
    public static PurchaseTerms read(
            @Nullable String reference,
            @Nullable String price,
            @Nullable String currency,
            @Nullable LocalDate expiresOn) {
        if (price == null && currency == null) {
            return new PurchaseTerms(reference, null, null, expiresOn);
        }
        if (price == null || currency == null) {
            throw new Problem(
                    Problem.Kind.USAGE,
                    price == null ? "--currency without --price" : "--price without --currency",
                    "write both, such as --price 49.00 --currency EUR");
        }
        Currency known = currency(currency);
        return new PurchaseTerms(
                reference, amount(price, known), known.getCurrencyCode(), expiresOn);
    }

    private static Currency currency(String code) {
        try {
            return Currency.getInstance(code.strip().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new Problem(
                    Problem.Kind.USAGE,
                    "--currency is none that ISO 4217 knows: " + code,
                    "write its three letters, such as EUR or USD",
                    e);
        }
    }

    private static String amount(String price, Currency currency) {
        int digits = Math.max(0, currency.getDefaultFractionDigits());
        if (price.matches("[0-9]{1,15}([.][0-9]+)?")) {
            BigDecimal amount = new BigDecimal(price);
            if (amount.stripTrailingZeros().scale() <= digits) {
                return amount.setScale(digits, RoundingMode.UNNECESSARY).toPlainString();
            }
        }
        throw new Problem(
                Problem.Kind.USAGE,
                "--price is no amount of " + currency.getCurrencyCode() + ": " + price,
                "write what all the credits cost together, such as "
                        + new BigDecimal(49)
                                .setScale(digits, RoundingMode.UNNECESSARY)
                                .toPlainString());
    }

    /** Says whether a purchase on these terms can no longer be used on a day. */
    boolean hasLapsed(LocalDate today) {
        return expiresOn != null && expiresOn.isBefore(today);
    }

    /** Says whether it could no longer be used at a time. */
    boolean hadLapsed(Instant at) {
        return expiresOn != null && hasLapsed(Stock.day(at));
    }
}
