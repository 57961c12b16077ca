package outlay.delivery.writing;

import java.util.regex.Pattern;

/** The subject of an email that continues a conversation: {@code Re: } and how that began. */
final class ReplySubject {
    /** What mail programs put there for an answer, in their languages; RFC 5322 knows Re only. */
    private static final String WORDS =
            "re|aw|antw|antwort|sv|vs|ynt|odp|odg|rif|r|res|bls|ats|atb|v\u00e1"
                    // Greek, Russian, Bulgarian, Hebrew, Arabic.
                    + "|\u03b1\u03c0|\u03c3\u03c7\u03b5\u03c4|\u043e\u0442\u0432|\u043e\u0442\u0433"
                    + "|\u05d4\u05e9\u05d1|\u05ea\u05d2\u05d5\u05d1\u05d4|\u0631\u062f"
                    // Chinese, Japanese, Korean.
                    + "|\u56de\u590d|\u56de\u8986|\u7b54\u590d|\u8fd4\u4fe1|\ud68c\uc2e0|\ub2f5\uc7a5";

    /** Some count: {@code Re[2]:}. */
    private static final Pattern IS_ONE =
            Pattern.compile(
                    "\\s*(?:" + WORDS + ")\\s*(?:[\\[(^]\\d+[\\])]?)?\\s*[:\uff1a].*",
                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);

    private ReplySubject() {}

    static String of(String subject) {
        return IS_ONE.matcher(subject).matches() ? subject : "Re: " + subject;
    }
}
