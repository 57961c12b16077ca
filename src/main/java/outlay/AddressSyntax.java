package outlay;

import com.sanctionco.jmail.Email;
import com.sanctionco.jmail.EmailValidationResult;
import com.sanctionco.jmail.EmailValidator;
import com.sanctionco.jmail.FailureReason;
import com.sanctionco.jmail.JMail;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * What counts as an address: what real mailboxes are called, not all that RFC 5322 allows. Reserved
 * domains ({@code .example}) are addresses like others.
 */
final class AddressSyntax {
    /** RFC 5321, 4.5.3.1.3: a path holds 256 octets, two of them angle brackets. */
    private static final int MOST_OCTETS = 254;

    private static final int MOST_OCTETS_OF_LOCAL = 64;
    private static final int MOST_OCTETS_OF_LABEL = 63;

    private AddressSyntax() {}

    /**
     * Says why there can be no such mailbox; empty when there can.
     *
     * @param domain in A-labels: RFC 5321 counts octets of these, in which the domain travels
     */
    static Optional<String> fault(String local, String domain) {
        if (local.indexOf('@') >= 0) {
            return Optional.of("more than one @");
        }
        if (local.length() + 1 + domain.length() > MOST_OCTETS) {
            return Optional.of("address too long");
        }
        EmailValidationResult result = Rules.ALL.validate(local + '@' + domain);
        return result.isSuccess()
                ? Optional.empty()
                : Optional.of(words(result.getFailureReason()));
    }

    private static String words(FailureReason reason) {
        return reason.toString().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /**
     * Says whether a text is certainly an address: the plain ones, of which an import has millions,
     * need no further look. {@link #fault} finds nothing in any of them.
     */
    static boolean isPlain(String text) {
        int at = text.indexOf('@');
        return at > 0
                && at <= MOST_OCTETS_OF_LOCAL
                && text.length() <= MOST_OCTETS
                && isPlainLocal(text, at)
                && isHostName(text, at + 1);
    }

    private static boolean isPlainLocal(String text, int end) {
        boolean inside = false;
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            boolean joins = c == '.' || c == '\'';
            if (joins ? !inside : !isLetterOrDigit(c) && "_-+=&".indexOf(c) < 0) {
                return false;
            }
            inside = !joins;
        }
        return inside;
    }

    /** Says whether the rest of a text is a host name below a top-level domain of letters. */
    private static boolean isHostName(String text, int start) {
        int label = start;
        boolean letters = true;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.') {
                if (!isLabel(text, label, i)) {
                    return false;
                }
                label = i + 1;
                letters = true;
            } else if (!isLetterOrDigit(c) && c != '-') {
                return false;
            } else {
                letters &= isLetter(c);
            }
        }
        return label > start
                && letters
                && text.length() - label >= 2
                && isLabel(text, label, text.length());
    }

    private static boolean isLabel(String text, int start, int end) {
        return end > start
                && end - start <= MOST_OCTETS_OF_LABEL
                && text.charAt(start) != '-'
                && text.charAt(end - 1) != '-';
    }

    private static boolean isLetterOrDigit(char c) {
        return isLetter(c) || (c >= '0' && c <= '9');
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    /** Holds the rules, which only an address out of the ordinary needs: they take time to load. */
    private static final class Rules {
        private static final EmailValidator ALL =
                JMail.validator()
                        .disallowIpDomain()
                        .requireTopLevelDomain()
                        .disallowSingleCharacterTopLevelDomains()
                        .disallowExplicitSourceRouting()
                        .disallowQuotedIdentifiers()
                        .disallowObsoleteWhitespace()
                        .withRule(email -> email.comments().isEmpty(), "CONTAINS_COMMENT")
                        .withRule(email -> email.localPart().indexOf('"') < 0, "CONTAINS_QUOTES")
                        .withRule(email -> email.localPart().indexOf('*') < 0, "WILDCARD")
                        .withRule(Rules::isUnquoted, "CONTAINS_QUOTES")
                        .withRule(Rules::isVisible, "CONTAINS_INVISIBLE_CHARACTER")
                        .withRule(Rules::isShortEnough, "LOCAL_PART_TOO_LONG")
                        .withRule(Rules::hasHostName, "INVALID_DOMAIN_CHARACTER");

        /** A typist's quotes are no part of a name; {@link Decoration} takes them off. */
        private static boolean isUnquoted(Email email) {
            String local = email.localPart();
            return !Decoration.isQuote(local.charAt(0))
                    && !Decoration.isQuote(local.charAt(local.length() - 1));
        }

        private static boolean isVisible(Email email) {
            return email.localPart().codePoints().noneMatch(Rules::isHidden);
        }

        private static boolean isHidden(int c) {
            return Decoration.isInvisible(c)
                    || Decoration.isSpace(c)
                    || Character.isISOControl(c)
                    || Character.getType(c) == Character.SURROGATE;
        }

        private static boolean isShortEnough(Email email) {
            return email.localPart().getBytes(StandardCharsets.UTF_8).length
                    <= MOST_OCTETS_OF_LOCAL;
        }

        private static boolean hasHostName(Email email) {
            return email.domain().chars().allMatch(c -> c < 0x80 && c != '_');
        }
    }
}
