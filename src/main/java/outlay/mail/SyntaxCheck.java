package outlay.mail;

import com.sanctionco.jmail.Email;
import com.sanctionco.jmail.EmailValidationResult;
import com.sanctionco.jmail.EmailValidator;
import com.sanctionco.jmail.JMail;
import java.util.Locale;
import outlay.EmailAddress;

/**
 * Looks at an address alone: what real mailboxes are called, not all that RFC 5322 allows. Reserved
 * domains ({@code .example}) are addresses like others.
 */
final class SyntaxCheck implements AddressCheck {
    private static final EmailValidator RULES =
            JMail.validator()
                    .disallowIpDomain()
                    .requireTopLevelDomain()
                    .disallowSingleCharacterTopLevelDomains()
                    .disallowExplicitSourceRouting()
                    .disallowQuotedIdentifiers()
                    .disallowObsoleteWhitespace()
                    .withRule(SyntaxCheck::hasNoComment, "CONTAINS_COMMENT")
                    .withRule(email -> email.localPart().indexOf('"') < 0, "CONTAINS_QUOTES")
                    .withRule(SyntaxCheck::hasHostName, "INVALID_DOMAIN_CHARACTER");

    @Override
    public Finding check(EmailAddress address) {
        // RFC 5321 counts octets of the A-labels, in which the domain travels.
        EmailValidationResult result = RULES.validate(address.local() + '@' + address.domain());
        Verdict verdict =
                result.isSuccess()
                        ? new Verdict.Deliverable()
                        : new Verdict.Invalid(words(result.getFailureReason().toString()));
        return new Finding(verdict, AddressWarning.of(address));
    }

    private static boolean hasNoComment(Email email) {
        return email.comments().isEmpty();
    }

    private static boolean hasHostName(Email email) {
        return email.domain().chars().allMatch(c -> c < 0x80 && c != '_');
    }

    private static String words(String reason) {
        return "not an address: " + reason.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
