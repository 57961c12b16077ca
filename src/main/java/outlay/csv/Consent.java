package outlay.csv;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import outlay.Folding;

/**
 * How a column of an export says whether a person wants email. Told by its header, in the languages
 * of the usual exports; their makers and versions differ in spelling only (decision D56).
 */
enum Consent {
    /** Yes means no email: {@code Email Opt Out}, {@code Unsubscribed}, {@code Do Not Contact}. */
    OPT_OUT,
    /** Whatever stands there means no email: {@code Unsubscribe Reason}. */
    REASON,
    /** No means no email, nothing means nothing: {@code Accepts Email Marketing}. */
    OPT_IN,
    /** Some words mean no email: {@code Email Status: unsubscribed}. */
    STATUS;

    /** What a cell of such a column says. */
    enum Answer {
        NO_EMAIL,
        NOTHING,
        /** Neither yes nor no. */
        UNREADABLE
    }

    /** Looked for in the letters of a header, folded. */
    private static final Pattern OUT =
            anyOf(
                    // English, and the API names of CRMs.
                    "opt(ed)?s?out|unsub|(black|block|deny)list|suppress|marketingsuspended",
                    "^clean(ed)?(time|date|at|on)$",
                    "(do|does|did|should|must)not(allow|want|receive)?(any|bulk|mass|marketing|to)*"
                            + "(e?mail|contact|market|send|disturb|solicit)",
                    "dont(allow)?(e?mail|contact|market|send)|excluded?from(all)?(e?mail|market|camp)",
                    "^(is|has|contact|person|lead|email)*(dnc|dne)$|^never(e?mail|contact)",
                    "^(is|has|contact|person|lead)*no(more)?(e?mails?|mailings?|contact|marketing"
                            + "|newsletters?)$",
                    // German
                    "abgemeldet|abmeld|ausgetragen|austragung|abbestell|widerspr|widerruf|robinson",
                    "keine?(werbung|werbemail|e?mails?$|newsletter|mailing|kontakt)|sperrvermerk",
                    "nicht(kontaktieren|anschreiben|mailen|anmailen|bewerben)",
                    "(kontakt|e?mail|werbe|newsletter|versand|mailing)sperre|gesperrtfur",
                    // French, Spanish, Portuguese, Italian
                    "desabonn|desinscri|nepas(contacter|envoyer|emailer|solliciter|demarcher)",
                    "opposition|^stop(e?mail|pub)|refuse?e?(e?mail|contact|prospection)",
                    "desuscri|(dado|dada|darse)debaja|^(fecha(de)?|email|es)?baja$|suscripcioncancel",
                    "no(contactar|enviar|deseaemail|recibir)|descadastr|nao(contat|contact|enviar)",
                    "disiscri|non(contattare|inviare|disturbare)",
                    // Dutch, Nordic
                    "uitgeschreven|uitschrijv|afgemeld|niet(mailen|emailen|contacteren|benaderen)",
                    "geen(e?mail|mailing|nieuwsbrief|contact)|avregistr|avprenumer|avmeld|afmeldt",
                    "(ej|inte|ikke)(kontakt|epost|mail|utskick)|kontakta?s?(ej|inte|ikke)",
                    // Polish, Czech, Hungarian, Russian, Ukrainian
                    "wypisan|rezygnacj|nie(kontaktowac|wysylac|mailowac)|odhlasen|nekontaktovat",
                    "leiratkoz|отпис|не(писать|контактировать|связываться|отправлять)|відпис",
                    // Japanese, Chinese, Korean
                    "配信停止|オプトアウト|購読解除|受信拒否|退订|退訂|取消订阅|取消訂閱|拒收|수신거부");

    private static final Pattern IN =
            anyOf(
                    "(?<!double)opt(ed)?in$|^(email|marketing|gdpr|newsletter|contact|has|is)*consent",
                    "accepts?(email|marketing)|(email|marketing)(permission|allowed|consent)",
                    "(may|can|okto|allows?|permit)(send|receive)?(e?mail|marketing|contact)",
                    "^(is|email|marketing|newsletter)*subscribed(to(all)?(email|marketing)s?)?$",
                    "einwilligung|zustimmung|e?mailerlaub|darf(kontaktiert|angeschrieben)",
                    "consentement|consentimiento|consentimento|consenso|toestemming|samtyck|samtykk",
                    "^zgoda|souhlas|согласие|^同意");

    /** What it says of other ways than email is not our business. */
    private static final Set<String> OTHER_CHANNELS =
            Set.of(
                    "phone",
                    "call",
                    "calls",
                    "calling",
                    "sms",
                    "fax",
                    "faxes",
                    "whatsapp",
                    "text",
                    "texts",
                    "print",
                    "push",
                    "voice",
                    "chat",
                    "letter",
                    "letters",
                    "post",
                    "telefon",
                    "anruf",
                    "brief",
                    "telephone",
                    "telefono",
                    "telefoon");

    /** A column that ends so has something else about the same thing. */
    private static final Set<String> ABOUT =
            Set.of(
                    "link",
                    "url",
                    "token",
                    "hash",
                    "page",
                    "count",
                    "rate",
                    "id",
                    "title",
                    "campaign",
                    "key",
                    "group",
                    "groups",
                    "form");

    private static final Set<String> NUMBER = Set.of("number", "count", "total", "num", "anzahl");

    private static final Set<String> REASONS =
            Set.of(
                    "reason",
                    "reasons",
                    "mode",
                    "source",
                    "method",
                    "type",
                    "survey",
                    "comment",
                    "comments",
                    "feedback",
                    "via",
                    "by",
                    "grund",
                    "motif",
                    "motivo");

    /** Returns how the column with this header says it; empty when it is about something else. */
    static Optional<Consent> of(String header) {
        List<String> words = words(header);
        if (words.isEmpty() || isElsewhere(words) || ABOUT.contains(words.get(words.size() - 1))) {
            return Optional.empty();
        }
        String letters = String.join("", words);
        boolean hasReason = words.stream().anyMatch(REASONS::contains);
        if (OUT.matcher(letters).find()) {
            return Optional.of(hasReason ? REASON : OPT_OUT);
        }
        String subject = letters.replaceFirst("(status|statut)$", "");
        if (!hasReason && IN.matcher(subject).find()) {
            return Optional.of(OPT_IN);
        }
        return subject.equals(letters) ? Optional.empty() : Optional.of(STATUS);
    }

    /** Says whether a column has nothing else to say, so that it is not kept as a field as well. */
    boolean saysNothingElse() {
        return this == OPT_OUT || this == REASON;
    }

    /** Reads a cell. */
    Answer read(String value) {
        ConsentWord word = ConsentWord.of(value);
        return switch (this) {
            case OPT_OUT -> ofOptOut(word);
            case REASON -> isNo(word) ? Answer.NOTHING : Answer.NO_EMAIL;
            case OPT_IN ->
                    word == ConsentWord.NO || word == ConsentWord.NO_EMAIL
                            ? Answer.NO_EMAIL
                            : Answer.NOTHING;
            case STATUS -> word == ConsentWord.NO_EMAIL ? Answer.NO_EMAIL : Answer.NOTHING;
        };
    }

    private static Answer ofOptOut(ConsentWord word) {
        if (word == ConsentWord.OTHER) {
            return Answer.UNREADABLE;
        }
        return isNo(word) ? Answer.NOTHING : Answer.NO_EMAIL;
    }

    private static boolean isNo(ConsentWord word) {
        return word == ConsentWord.NO
                || word == ConsentWord.EMAIL_WANTED
                || word == ConsentWord.NOTHING;
    }

    /**
     * "SMS opt out" is about SMS alone; "email and SMS opt out" is not; a number of them is none.
     */
    private static boolean isElsewhere(List<String> words) {
        boolean other =
                words.stream().anyMatch(word -> word.startsWith("postal") || NUMBER.contains(word));
        boolean email = words.stream().anyMatch(word -> word.contains("mail"));
        return other || (!email && words.stream().anyMatch(OTHER_CHANNELS::contains));
    }

    /** {@code HasOptedOutOfEmail} has words, too. */
    private static List<String> words(String header) {
        String parted = header.replaceAll("(\\p{Ll})(\\p{Lu})", "$1 $2");
        String plain = Folding.fold(parted).replaceAll("[^\\p{L}\\p{Nd}]+", " ").strip();
        return plain.isEmpty() ? List.of() : Arrays.asList(plain.split(" ", -1));
    }

    private static Pattern anyOf(String... alternatives) {
        return Pattern.compile(Folding.fold(String.join("|", alternatives)));
    }
}
