package outlay.refusal;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known about one refusal.
 *
 * @param words what the refusing system said, with its codes, or the reporting one in its place
 * @param context what else was said about this recipient; may be empty
 * @param reported the enhanced status (RFC 3463) in a report's fields, or null
 * @param at the step at which it was said; with {@link Stage#UNKNOWN} the words may tell
 */
public record Refusal(String words, String context, @Nullable String reported, Stage at) {
    /**
     * Makes the refusal that a server's reply to one of our commands is.
     *
     * @param words the reply on one line, with its code
     */
    public static Refusal reply(String words, Stage at) {
        return new Refusal(words, "", null, at);
    }

    /** Makes the refusal that a report tells of. */
    public static Refusal reported(String words, String context, @Nullable String status) {
        return new Refusal(words, context, status, Stage.UNKNOWN);
    }

    /**
     * Returns the enhanced status code that tells most, or null. Reporting systems tend to put
     * {@code 5.0.0} in the field and the real code in the words; and {@code 4.4.7}, "the time ran
     * out", says less than the refusal that used the time up.
     */
    public @Nullable String status() {
        List<String> codes = new ArrayList<>(Codes.allEnhanced(words));
        if (reported != null) {
            codes.add(reported);
        }
        codes.addAll(Codes.allEnhanced(context));
        String best = null;
        for (String code : codes) {
            best = best == null || Codes.telling(code) > Codes.telling(best) ? code : best;
        }
        return best;
    }

    /** Returns the SMTP reply code, or null. */
    @Nullable String code() {
        String said = Codes.reply(words);
        return said == null ? Codes.reply(context) : said;
    }
}
