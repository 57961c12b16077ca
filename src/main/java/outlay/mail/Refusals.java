package outlay.mail;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Reads out of a refusal whose fault it is: first by wording that leaves no doubt, then by the
 * enhanced status (RFC 3463, RFC 7372, RFC 7505), then by other wording, last by the reply code.
 * When in doubt it is not the recipient's.
 */
final class Refusals {
    /** Wording about us that wins even over the status of an unknown user. */
    private static final Pattern BLOCKED =
            words(
                    "blocked (using|by)|block ?list|black ?list|deny ?list|dnsbl|\\brbl\\b|spamhaus"
                            + "|spamcop|barracuda|reputation|\\bspf\\b|\\bdkim\\b|\\bdmarc\\b"
                            + "|gr[ae]y ?list");

    /** Other wording about us: it wins, because a policy refusal must never suppress a person. */
    private static final Pattern POLICY =
            words(
                    "blocked|rate.?limit|throttl|unsolicited|banned|policy|complaint|authenticat"
                            + "|too (many (conn|mess|recip|mail|sess|req|err|attempt)|much mail)"
                            + "|not (permitted|allowed|authori[sz]ed)"
                            + "|\\b(sender|client|host|ip|server|connection|helo|from)\\b.{0,30}"
                            + "(rejected|denied|refused|listed|not accepted)"
                            + "|relay(ing)?( access)?( is)? (denied|prohibited)|unable to relay"
                            + "|not.{0,20}\\brelay|reverse dns|\\bptr\\b|fully.qualified");

    private static final Pattern GONE =
            words(
                    "(no such|unknown|invalid|non-?existent|not a valid|bad|undeliverable)"
                            + " (local )?(user|recipient|mailbox|address|account|person"
                            + "|customer|destination|e-?mail|domain|host|rcpt)"
                            + "|(user|recipient|mailbox|address|account|alias|person|addressee"
                            + "|domain|host).{0,60}"
                            + "(unknown|not found|n[o']t exist|no longer|invalid|not known"
                            + "|unavailable|not available|undeliverable|disabled|inactive"
                            + "|deactivated|suspended|closed|terminated"
                            + "|n[o']t have an? .{0,20}account)"
                            + "|no (mailbox|account|user)|does(n't| not) exist|user unknown"
                            + "|null ?mx|has moved|not our customer|no longer (works|with)"
                            + "|recipient address rejected: access denied");

    private static final Pattern FULL =
            words(
                    "\\bfull\\b|quota|over.?limit|out of (space|storage)"
                            + "|insufficient.{0,20}(storage|space)"
                            + "|exceed.{0,40}(storage|size|mailbox)|too (big|large)");

    private static final Pattern CONTENT =
            words(
                    "virus|malware|phish|spam (score|message|content|detected)"
                            + "|(message|content|mail|classified|detected|identified"
                            + "|considered|looks?).{0,40}spam"
                            + "|attachment|message content|content (reject|denied|filter)"
                            + "|bad header|line too long|forbidden url|suspicious");

    private static final Pattern NETWORK =
            words(
                    "time.?d? ?out|try (again )?later|temporar|local (error|problem)|lookup|resolv"
                            + "|dns|rout|hop count|loop|resources|busy|connection (lost|refused)");

    private Refusals() {}

    private static Pattern words(String alternatives) {
        return Pattern.compile(alternatives);
    }

    static RefusalKind kind(int code, String status, String text) {
        String words = text.toLowerCase(Locale.ROOT);
        String detail = status.substring(2);
        boolean blocked = BLOCKED.matcher(words).find();
        boolean aboutUs = blocked || POLICY.matcher(words).find();
        if (CONTENT.matcher(words).find() && !aboutUs) {
            return RefusalKind.CONTENT;
        }
        return switch (detail) {
            case "1.1", "1.2", "1.6", "1.10" ->
                    blocked ? RefusalKind.POLICY : RefusalKind.RECIPIENT_GONE;
            case "1.7", "1.8", "1.9" -> RefusalKind.POLICY;
            case "2.2", "2.3", "2.4" -> RefusalKind.MAILBOX;
            case "3.4" -> RefusalKind.CONTENT;
            case "0.0" -> byWords(code, words, aboutUs);
            default -> bySubject(code, detail, words, aboutUs);
        };
    }

    private static RefusalKind bySubject(int code, String detail, String words, boolean aboutUs) {
        return switch (detail.charAt(0)) {
            case '6' -> RefusalKind.CONTENT;
            case '7' -> RefusalKind.POLICY;
            case '2' -> or(byWords(code, words, aboutUs), RefusalKind.MAILBOX);
            case '3', '4' -> or(byWords(code, words, aboutUs), RefusalKind.NETWORK);
            default -> byWords(code, words, aboutUs);
        };
    }

    private static RefusalKind or(RefusalKind kind, RefusalKind otherwise) {
        return kind == RefusalKind.OTHER ? otherwise : kind;
    }

    private static RefusalKind byWords(int code, String words, boolean aboutUs) {
        if (GONE.matcher(words).find() && !aboutUs) {
            return code / 100 == 5 ? RefusalKind.RECIPIENT_GONE : RefusalKind.MAILBOX;
        }
        if (aboutUs) {
            return RefusalKind.POLICY;
        }
        if (FULL.matcher(words).find()) {
            return RefusalKind.MAILBOX;
        }
        if (NETWORK.matcher(words).find()) {
            return RefusalKind.NETWORK;
        }
        return switch (code) {
            case 450, 552 -> RefusalKind.MAILBOX;
            case 451, 452 -> RefusalKind.NETWORK;
            default -> RefusalKind.OTHER;
        };
    }
}
