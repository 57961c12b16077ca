package outlay.inbound;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import outlay.inbound.Diagnosis.Phase;

/**
 * Why a delivery failed, and whether the address is gone for good.
 *
 * <p>The words decide where they say anything, those of the refusing server before those around
 * them, then the enhanced status code, then the reporting system's own prose, then the reply code.
 * An address is called gone only on good evidence: a server that says "no such user" after it has
 * seen the message may be filtering.
 */
record Verdict(Reason reason, boolean hard) {
    /** {@code reasons.txt}: what the words of a refusal mean. */
    static final Wording WORDING = Wording.load("reasons.txt");

    private static final Verdict GONE = new Verdict(Reason.RECIPIENT_GONE, true);
    private static final Verdict MAILBOX = soft(Reason.MAILBOX);
    private static final Verdict POLICY = soft(Reason.POLICY);
    private static final Verdict MESSAGE = soft(Reason.MESSAGE);
    private static final Verdict NETWORK = soft(Reason.NETWORK);
    private static final Verdict TRANSIENT = soft(Reason.TRANSIENT);
    private static final Verdict UNKNOWN = soft(Reason.UNKNOWN);

    /** What a family of words means; {@code user} and {@code host} need a closer look. */
    private static final Map<String, Verdict> FAMILIES =
            Map.ofEntries(
                    Map.entry("gone", GONE),
                    Map.entry("full", MAILBOX),
                    Map.entry("disabled", MAILBOX),
                    Map.entry("sender", POLICY),
                    Map.entry("rate", POLICY),
                    Map.entry("relay", POLICY),
                    Map.entry("spam", POLICY),
                    Map.entry("authentication", POLICY),
                    Map.entry("unwelcome", POLICY),
                    Map.entry("message", MESSAGE),
                    Map.entry("lookup", NETWORK),
                    Map.entry("network", NETWORK),
                    Map.entry("program", TRANSIENT),
                    Map.entry("system", TRANSIENT),
                    Map.entry("expired", TRANSIENT));

    /** RFC 3463 and what large providers add to it; the class does not matter. */
    private static final Map<String, Verdict> STATUSES =
            Map.ofEntries(
                    Map.entry("1.0", GONE),
                    Map.entry("1.1", GONE),
                    Map.entry("1.2", GONE),
                    Map.entry("1.3", GONE),
                    Map.entry("1.4", MAILBOX),
                    Map.entry("1.6", GONE),
                    Map.entry("1.7", POLICY),
                    Map.entry("1.8", POLICY),
                    Map.entry("1.9", POLICY),
                    Map.entry("1.10", GONE),
                    Map.entry("1.351", GONE),
                    Map.entry("2.3", MESSAGE),
                    Map.entry("3.4", MESSAGE),
                    Map.entry("4.4", GONE),
                    Map.entry("4.6", TRANSIENT),
                    Map.entry("4.7", TRANSIENT),
                    Map.entry("4.310", GONE),
                    Map.entry("7.13", MAILBOX),
                    Map.entry("7.17", GONE),
                    Map.entry("7.18", GONE));

    /** By the second number (RFC 3463, 3.1), where the pair says nothing more. */
    private static final Map<String, Verdict> SUBJECTS =
            Map.of(
                    "2", MAILBOX,
                    "3", TRANSIENT,
                    "4", NETWORK,
                    "6", MESSAGE,
                    "7", POLICY);

    private static Verdict soft(Reason reason) {
        return new Verdict(reason, false);
    }

    /** Judges one failed delivery. */
    static Verdict of(Diagnosis diagnosis) {
        Verdict verdict = ofTexts(diagnosis);
        return verdict.hard && isAboutSender(diagnosis) ? POLICY : verdict;
    }

    /** Before the recipient was named, and with x.1.7 and x.1.8 (RFC 3463), it is the sender. */
    private static boolean isAboutSender(Diagnosis diagnosis) {
        Phase phase = diagnosis.phase();
        String status = Objects.requireNonNullElse(diagnosis.status(), "");
        return phase == Phase.MAIL
                || phase == Phase.CONNECT
                || status.endsWith(".1.7")
                || status.endsWith(".1.8");
    }

    private static Verdict ofTexts(Diagnosis diagnosis) {
        String words = Text.fold(diagnosis.words());
        String context = Text.fold(diagnosis.context());
        Verdict said = ofWords(Text.fold(Codes.refusal(diagnosis.words())), diagnosis);
        said = said == null ? ofWords(words, diagnosis) : said;
        if (said != null) {
            boolean gone = WORDING.has("gone", words) || WORDING.has("gone", context);
            return said.reason == Reason.MAILBOX && gone ? GONE : said;
        }
        Verdict coded = ofStatus(diagnosis.status());
        if (coded != null) {
            return coded;
        }
        Verdict told = ofWords(context, diagnosis);
        return told == null ? ofReply(diagnosis.reply()) : told;
    }

    private static @Nullable Verdict ofWords(String folded, Diagnosis diagnosis) {
        String family = WORDING.familyOf(folded);
        if (family == null) {
            return null;
        }
        return switch (family) {
            case "no-such-user" -> ofUnknownUser(diagnosis, isReported(diagnosis));
            case "user" -> ofUnknownUser(diagnosis, false);
            case "recipient-refused" -> ofRefusedRecipient(diagnosis);
            case "host" -> ofUnknownHost(diagnosis);
            case "refused", "rejected" -> ofRefusal(diagnosis);
            default -> FAMILIES.getOrDefault(family, UNKNOWN);
        };
    }

    private static Verdict ofUnknownUser(Diagnosis diagnosis, boolean reported) {
        boolean refused =
                diagnosis.phase() == Phase.RCPT || GONE.equals(ofStatus(diagnosis.status()));
        return reported || refused ? GONE : MAILBOX;
    }

    /** Refused for now, until the sender's server gave up: that does not say for good. */
    private static Verdict ofRefusedRecipient(Diagnosis diagnosis) {
        boolean forNow =
                isTemporary(diagnosis.status()) && !GONE.equals(ofStatus(diagnosis.status()));
        return forNow ? MAILBOX : ofUnknownUser(diagnosis, false);
    }

    private static boolean isTemporary(@Nullable String status) {
        return status != null && status.startsWith("4");
    }

    /**
     * Returns whether the reporting system speaks for itself: it had no conversation to tell of.
     */
    private static boolean isReported(Diagnosis diagnosis) {
        return diagnosis.phase() == Phase.UNKNOWN && diagnosis.reply() == null;
    }

    /** After the message was seen, it is the host in one of its headers. */
    private static Verdict ofUnknownHost(Diagnosis diagnosis) {
        return isTemporary(diagnosis.status())
                ? NETWORK
                : diagnosis.phase() == Phase.DATA ? POLICY : GONE;
    }

    /** A bare "access denied" to RCPT with 5.4.1 is how Exchange Online says "no such user". */
    private static Verdict ofRefusal(Diagnosis diagnosis) {
        if ("5.4.1".equals(diagnosis.status()) && diagnosis.phase() != Phase.DATA) {
            return GONE;
        }
        Verdict coded = ofStatus(diagnosis.status());
        return coded == null || coded.equals(NETWORK) ? POLICY : coded;
    }

    /** Returns what a status means, or null when it says too little. */
    private static @Nullable Verdict ofStatus(@Nullable String status) {
        if (status == null || Codes.isUnspecific(status)) {
            return null;
        }
        String pair = status.substring(status.indexOf('.') + 1);
        Verdict known = STATUSES.get(pair);
        return known == null ? SUBJECTS.get(pair.substring(0, pair.indexOf('.'))) : known;
    }

    private static Verdict ofReply(@Nullable String reply) {
        if (reply == null) {
            return UNKNOWN;
        }
        return switch (reply) {
            case "550", "551", "552", "553", "450", "452" -> MAILBOX;
            case "500", "501", "502", "503", "504", "555" -> MESSAGE;
            default -> reply.startsWith("4") ? TRANSIENT : UNKNOWN;
        };
    }
}
