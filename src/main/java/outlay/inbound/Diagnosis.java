package outlay.inbound;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known about one failed delivery.
 *
 * @param words what the refusing system said, or the reporting one in its place
 * @param context the part of the prose about this recipient
 * @param reported the status in the report's fields, or null
 */
record Diagnosis(String words, String context, @Nullable String reported) {
    /** The step of the SMTP conversation at which a delivery failed. */
    enum Phase {
        CONNECT,
        MAIL,
        RCPT,
        DATA,
        UNKNOWN
    }

    /**
     * Returns the enhanced status code that tells most, or null. Reporting systems tend to put
     * {@code 5.0.0} in the field and the real code in the words; and {@code 4.4.7}, "the time ran
     * out", says less than the refusal that used the time up.
     */
    @Nullable String status() {
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
    @Nullable String reply() {
        String said = Codes.reply(words);
        return said == null ? Codes.reply(context) : said;
    }

    /** Returns the last step that the words, or else the context, name. */
    Phase phase() {
        Phase said = phase(words);
        return said == Phase.UNKNOWN ? phase(context) : said;
    }

    private static Phase phase(String text) {
        String folded = Text.fold(text);
        for (Phase phase : new Phase[] {Phase.RCPT, Phase.DATA, Phase.MAIL, Phase.CONNECT}) {
            if (Signs.WORDING.has("phase " + phase, folded)) {
                return phase;
            }
        }
        return Phase.UNKNOWN;
    }
}
