package outlay.refusal;

import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says whose fault a refusal is, and whether the address is gone for good (decision D59).
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
                    Map.entry("full", Cause.FULL),
                    Map.entry("disabled", Cause.DISABLED),
                    Map.entry("recipient-limit", Cause.UNWELCOME),
                    Map.entry("wait", Cause.SYSTEM),
                    Map.entry("account", Cause.RELAY),
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

    /** Reply codes that ask for a login or TLS, or refuse the one there was (RFC 4954). */
    private static final Set<String> ABOUT_LOGIN = Set.of("530", "534", "535", "538");

    /** The server leaves the connection, whatever the command was. */
    private static final String GOING_AWAY = "421";

    private static final Set<Cause> VAGUE =
            EnumSet.of(Cause.NETWORK, Cause.SYSTEM, Cause.UNWELCOME, Cause.UNKNOWN);

    private static final Set<Cause> ABOUT_RECIPIENT =
            EnumSet.of(Cause.GONE, Cause.FULL, Cause.DISABLED, Cause.UNWELCOME, Cause.UNKNOWN);

    private Judge() {}

    /** Judges one refusal. */
    public static Judgement of(Refusal refusal) {
        Testimony testimony = Testimony.of(refusal);
        Cause cause = atItsStage(ofTexts(testimony), testimony);
        return new Judgement(cause.fault(), cause);
    }

    /** Returns whether a text says anything that counts. */
    public static boolean understands(String text) {
        return WORDINGS.familyOf(PlainWords.fold(text)) != null;
    }

    /** Corrects what the words seem to say by what the step and the code leave possible. */
    private static Cause atItsStage(Cause cause, Testimony testimony) {
        String code = Objects.requireNonNullElse(testimony.code(), "");
        if (ABOUT_LOGIN.contains(code)) {
            return Cause.RELAY;
        }
        if (code.equals(GOING_AWAY) && VAGUE.contains(cause)) {
            return Cause.SESSION;
        }
        if (isAboutSender(testimony) && ABOUT_RECIPIENT.contains(cause)) {
            return code.startsWith("4") && cause != Cause.GONE ? Cause.SYSTEM : Cause.SENDER;
        }
        return code.startsWith("4") && cause == Cause.UNKNOWN ? Cause.SYSTEM : cause;
    }

    /** Before the recipient was named, and with x.1.7 and x.1.8 (RFC 3463), it is the sender. */
    private static boolean isAboutSender(Testimony testimony) {
        Stage stage = testimony.stage();
        String status = Objects.requireNonNullElse(testimony.status(), "");
        return stage == Stage.MAIL
                || stage == Stage.CONNECT
                || status.endsWith(".1.7")
                || status.endsWith(".1.8");
    }

    private static Cause ofTexts(Testimony testimony) {
        Cause said = ofWords(testimony.refusing(), testimony);
        said = said == null ? ofWords(testimony.words(), testimony) : said;
        if (said != null) {
            boolean gone = said == Cause.SYSTEM && WORDINGS.has("gone", testimony.words());
            return gone ? Cause.GONE : said;
        }
        Cause coded = ofStatus(testimony.status());
        if (coded != null) {
            return coded;
        }
        Cause told = ofWords(testimony.context(), testimony);
        return told == null ? ofReply(testimony.code()) : told;
    }

    private static @Nullable Cause ofWords(String folded, Testimony testimony) {
        String family = WORDINGS.familyOf(folded);
        if (family == null) {
            return null;
        }
        return switch (family) {
            case "no-such-user", "filter", "user" -> {
                boolean seconded =
                        WORDINGS.has("gone", folded) || WORDINGS.has("gone", testimony.context());
                yield seconded || isProven(testimony, family) ? Cause.GONE : Cause.DISABLED;
            }
            case "gone" -> isOfMailbox(ofStatus(testimony.status())) ? Cause.DISABLED : Cause.GONE;
            case "errors" -> GOING_AWAY.equals(testimony.code()) ? Cause.SESSION : Cause.RATE;
            case "recipient-refused" -> ofRefusedRecipient(testimony);
            case "host" -> ofUnknownHost(testimony);
            case "refused", "rejected" -> ofRefusal(testimony);
            default -> FAMILIES.getOrDefault(family, Cause.UNKNOWN);
        };
    }

    /**
     * Returns whether words of an unknown user prove it. They do in answer to the recipient's name,
     * unless for now only, or beside a status that says so. Plain ones also do in answer to the
     * content, beside a status of another kind than the mailbox, and from a system that had no
     * conversation to tell of; but a server's bare words without the step do not: filters use them,
     * too.
     */
    private static boolean isProven(Testimony testimony, String family) {
        Stage stage = testimony.stage();
        Cause coded = ofStatus(testimony.status());
        if (coded == Cause.GONE) {
            return true;
        }
        if (stage == Stage.RCPT) {
            return !isTemporary(testimony.code());
        }
        boolean told =
                Codes.isUnspecific(testimony.status())
                        ? testimony.code() == null
                        : !isOfMailbox(coded);
        return family.equals("no-such-user")
                && (stage == Stage.DATA || (stage == Stage.UNKNOWN && told));
    }

    /** The mailbox is there, says the status. */
    private static boolean isOfMailbox(@Nullable Cause coded) {
        return coded == Cause.FULL || coded == Cause.DISABLED;
    }

    /** Refused for now, until the sender's server gave up: that does not say for good. */
    private static Cause ofRefusedRecipient(Testimony testimony) {
        boolean forNow =
                isTemporary(testimony.status()) && ofStatus(testimony.status()) != Cause.GONE;
        return !forNow && isProven(testimony, "user") ? Cause.GONE : Cause.DISABLED;
    }

    private static boolean isTemporary(@Nullable String code) {
        return code != null && code.startsWith("4");
    }

    /** After the message was seen, it is the host in one of its headers. */
    private static Cause ofUnknownHost(Testimony testimony) {
        if (isTemporary(testimony.status())) {
            return Cause.NETWORK;
        }
        return testimony.stage() == Stage.DATA ? Cause.UNWELCOME : Cause.GONE;
    }

    /** A bare "access denied" to RCPT with 5.4.1 is how Exchange Online says "no such user". */
    private static Cause ofRefusal(Testimony testimony) {
        if ("5.4.1".equals(testimony.status()) && testimony.stage() != Stage.DATA) {
            return Cause.GONE;
        }
        Cause coded = ofStatus(testimony.status());
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
            case "503" -> Cause.SESSION;
            case "500", "501", "502", "504", "555" -> Cause.FORM;
            default -> reply.startsWith("4") ? Cause.SYSTEM : Cause.UNKNOWN;
        };
    }
}
