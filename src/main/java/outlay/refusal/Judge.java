package outlay.refusal;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Says whose fault a refusal is, and whether the address is gone for good.
 *
 * <p>The words decide where they say anything, those of the refusing server before those around
 * them, then the enhanced status code, then the reporting system's own prose, last the reply code
 * and the step. An address is called gone only on good evidence.
 */
public final class Judge {
    /** {@code wordings.txt}: what the words of a refusal mean. */
    static final Wordings WORDINGS = Wordings.load(Judge.class, "wordings.txt");

    /** What a family of words means; {@code user} and {@code host} need a closer look. */
    private static final Map<String, Cause> FAMILIES =
            Map.ofEntries(
                    Map.entry("gone", Cause.GONE),
                    Map.entry("full", Cause.FULL),
                    Map.entry("disabled", Cause.DISABLED),
                    Map.entry("sender", Cause.SENDER),
                    Map.entry("session", Cause.SESSION),
                    Map.entry("rate", Cause.RATE),
                    Map.entry("relay", Cause.RELAY),
                    Map.entry("reputation", Cause.REPUTATION),
                    Map.entry("spam", Cause.SPAM),
                    Map.entry("authentication", Cause.AUTHENTICATION),
                    Map.entry("message", Cause.FORM),
                    Map.entry("lookup", Cause.NETWORK),
                    Map.entry("network", Cause.NETWORK),
                    Map.entry("program", Cause.SYSTEM),
                    Map.entry("system", Cause.SYSTEM),
                    Map.entry("expired", Cause.EXPIRED));

    /** RFC 3463 and what large providers add to it; the class does not matter. */
    private static final Map<String, Cause> STATUSES =
            Map.ofEntries(
                    Map.entry("1.0", Cause.GONE),
                    Map.entry("1.1", Cause.GONE),
                    Map.entry("1.2", Cause.GONE),
                    Map.entry("1.3", Cause.GONE),
                    Map.entry("1.4", Cause.DISABLED),
                    Map.entry("1.6", Cause.GONE),
                    Map.entry("1.7", Cause.SENDER),
                    Map.entry("1.8", Cause.SENDER),
                    Map.entry("1.9", Cause.SENDER),
                    Map.entry("1.10", Cause.GONE),
                    Map.entry("1.351", Cause.GONE),
                    Map.entry("2.2", Cause.FULL),
                    Map.entry("2.3", Cause.FORM),
                    Map.entry("3.4", Cause.FORM),
                    Map.entry("4.4", Cause.GONE),
                    Map.entry("4.6", Cause.SYSTEM),
                    Map.entry("4.7", Cause.EXPIRED),
                    Map.entry("4.310", Cause.GONE),
                    Map.entry("7.13", Cause.DISABLED),
                    Map.entry("7.17", Cause.GONE),
                    Map.entry("7.18", Cause.GONE));

    /** By the second number (RFC 3463, 3.1), where the pair says nothing more. */
    private static final Map<String, Cause> SUBJECTS =
            Map.of(
                    "2", Cause.DISABLED,
                    "3", Cause.SYSTEM,
                    "4", Cause.NETWORK,
                    "6", Cause.FORM,
                    "7", Cause.UNWELCOME);

    private Judge() {}

    /** Judges one refusal. */
    public static Judgement of(Refusal refusal) {
        Cause cause = ofTexts(refusal);
        boolean aboutUs = cause == Cause.GONE && isAboutSender(refusal);
        Cause told = aboutUs ? Cause.SENDER : cause;
        return new Judgement(told.fault(), told);
    }

    /** Returns whether a text says anything that counts. */
    public static boolean understands(String text) {
        return WORDINGS.familyOf(Folding.fold(text)) != null;
    }

    /** Before the recipient was named, and with x.1.7 and x.1.8 (RFC 3463), it is the sender. */
    private static boolean isAboutSender(Refusal refusal) {
        Stage stage = refusal.stage();
        String status = Objects.requireNonNullElse(refusal.status(), "");
        return stage == Stage.MAIL
                || stage == Stage.CONNECT
                || status.endsWith(".1.7")
                || status.endsWith(".1.8");
    }

    private static Cause ofTexts(Refusal refusal) {
        String words = Folding.fold(refusal.words());
        String context = Folding.fold(refusal.context());
        Cause said = ofWords(Folding.fold(Codes.refusal(refusal.words())), refusal);
        said = said == null ? ofWords(words, refusal) : said;
        if (said != null) {
            boolean gone = WORDINGS.has("gone", words) || WORDINGS.has("gone", context);
            return said == Cause.DISABLED && gone ? Cause.GONE : said;
        }
        Cause coded = ofStatus(refusal.status());
        if (coded != null) {
            return coded;
        }
        Cause told = ofWords(context, refusal);
        return told == null ? ofReply(refusal.code()) : told;
    }

    private static @Nullable Cause ofWords(String folded, Refusal refusal) {
        String family = WORDINGS.familyOf(folded);
        if (family == null) {
            return null;
        }
        return switch (family) {
            case "no-such-user" -> ofUnknownUser(refusal, isReported(refusal));
            case "user" -> ofUnknownUser(refusal, false);
            case "recipient-refused" -> ofRefusedRecipient(refusal);
            case "host" -> ofUnknownHost(refusal);
            case "refused", "rejected" -> ofRefusal(refusal);
            default -> FAMILIES.getOrDefault(family, Cause.UNKNOWN);
        };
    }

    private static Cause ofUnknownUser(Refusal refusal, boolean reported) {
        boolean refused = refusal.stage() == Stage.RCPT || ofStatus(refusal.status()) == Cause.GONE;
        return reported || refused ? Cause.GONE : Cause.DISABLED;
    }

    /** Refused for now, until the sender's server gave up: that does not say for good. */
    private static Cause ofRefusedRecipient(Refusal refusal) {
        boolean forNow = isTemporary(refusal.status()) && ofStatus(refusal.status()) != Cause.GONE;
        return forNow ? Cause.DISABLED : ofUnknownUser(refusal, false);
    }

    private static boolean isTemporary(@Nullable String status) {
        return status != null && status.startsWith("4");
    }

    /**
     * Returns whether the reporting system speaks for itself: it had no conversation to tell of.
     */
    private static boolean isReported(Refusal refusal) {
        return refusal.stage() == Stage.UNKNOWN && refusal.code() == null;
    }

    /** After the message was seen, it is the host in one of its headers. */
    private static Cause ofUnknownHost(Refusal refusal) {
        if (isTemporary(refusal.status())) {
            return Cause.NETWORK;
        }
        return refusal.stage() == Stage.DATA ? Cause.UNWELCOME : Cause.GONE;
    }

    /** A bare "access denied" to RCPT with 5.4.1 is how Exchange Online says "no such user". */
    private static Cause ofRefusal(Refusal refusal) {
        if ("5.4.1".equals(refusal.status()) && refusal.stage() != Stage.DATA) {
            return Cause.GONE;
        }
        Cause coded = ofStatus(refusal.status());
        return coded == null || coded == Cause.NETWORK ? Cause.UNWELCOME : coded;
    }

    /** Returns what a status means, or null when it says too little. */
    private static @Nullable Cause ofStatus(@Nullable String status) {
        if (status == null || Codes.isUnspecific(status)) {
            return null;
        }
        String pair = status.substring(status.indexOf('.') + 1);
        Cause known = STATUSES.get(pair);
        return known == null ? SUBJECTS.get(pair.substring(0, pair.indexOf('.'))) : known;
    }

    private static Cause ofReply(@Nullable String reply) {
        if (reply == null) {
            return Cause.UNKNOWN;
        }
        return switch (reply) {
            case "550", "551", "552", "553", "450", "452" -> Cause.DISABLED;
            case "500", "501", "502", "503", "504", "555" -> Cause.FORM;
            default -> reply.startsWith("4") ? Cause.SYSTEM : Cause.UNKNOWN;
        };
    }
}
