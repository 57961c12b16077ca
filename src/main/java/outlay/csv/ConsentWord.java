package outlay.csv;

import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import outlay.Folding;

/** What a value means in a column that says whether a person wants email. */
enum ConsentWord {
    /** Yes, a mark, or a date. */
    YES,
    NO,
    /** Says by itself that no email is wanted, whatever was asked: {@code unsubscribed}. */
    NO_EMAIL,
    /** Says by itself that email is wanted, or not refused: {@code subscribed}, {@code active}. */
    EMAIL_WANTED,
    /** Nothing, a dash, or a word for it. */
    NOTHING,
    OTHER;

    private static final Set<String> YES_WORDS =
            folded(
                    "1 y yes t true on x checked ja j wahr oui vrai si s verdadero sim verdadeiro",
                    "vero waar kylla tosi tak prawda ano pravda igen igaz da evet dogru sand sant",
                    "да истина так ναι はい 真 是 예");

    private static final Set<String> NO_WORDS =
            folded(
                    "0 n no f false off unchecked ☐ nein falsch non faux falso nao nee onwaar nej",
                    "nei usann falskt falsk ei nie falsz ne nepravda nem hamis nu hayir yanlis",
                    "нет ложь ні οχι いいえ 偽 否 假 아니요");

    private static final Set<String> NOTHING_WORDS =
            folded("null none nil na nan unknown never blank empty notset unbekannt keineangabe");

    private static final Pattern DASHES = Pattern.compile("[\\p{P}\\s]*");
    private static final Pattern MARK = Pattern.compile("[✓✔☑√●■✅]+\ufe0f?");

    private static final Pattern REFUSAL =
            Pattern.compile(
                    Folding.fold(
                            "unsub|opt(ed)?out|^out$|donot|dont(e?mail|contact|send)|notallow|"
                                    + "^no(more)?(e?mails?|contact|marketing|newsletters?)$|"
                                    + "^(dnc|dne|cleaned|complain(ed|t)?|spam(complaint)?|abuse)$|"
                                    + "(black|block|deny)listed|suppress(ed|ion)$|"
                                    + "abgemeldet|ausgetragen|abbestellt|widerspr|widerruf|"
                                    + "desabonn|desinscri|dad[oa]debaja|^baja$|desuscri|disiscri|"
                                    + "descadastr|uitgeschreven|afgemeld|avregistr|avprenumer|"
                                    + "avmeldt|afmeldt|wypisan|odhlasen|leiratkoz|отпис|відпис|"
                                    + "配信停止|退订|退訂|取消订阅|取消訂閱|拒收|수신거부"));

    private static final Pattern WISH =
            Pattern.compile(
                    "^((re|never)?subscribed|opt(ed)?in|allow(ed)?|active|enabled|in|permitted|"
                            + "nosuppression|angemeldet|abonne|inscrit|suscrito|iscritto|inscrito|"
                            + "aangemeld)$");

    private static final Pattern DATE =
            Pattern.compile(
                    "\\d{1,4}[-./]\\s?\\d{1,2}[-./]\\s?\\d{1,4}.*"
                            + "|.*\\b(19|20)\\d\\d\\b.*"
                            + "|(19|20)\\d{6}(\\D.*|\\d{6})?"
                            // A spreadsheet's number of a day; seconds and milliseconds since 1970.
                            + "|[34]\\d{4}([.,]\\d+)?|1\\d{9}|1\\d{12}",
                    Pattern.DOTALL);

    /** The first day that a database knows stands for none. */
    private static final Pattern NO_DATE =
            Pattern.compile("(0001|1900|1970)-01-0[01].*|0?1[/.]0?1[/.](0001|1900|1970).*");

    private static final Pattern ZEROS = Pattern.compile("[0.,:/ tz-]*0[0.,:/ tz-]*");
    private static final Pattern ONE = Pattern.compile("1[.,]0+");

    /** Reads a value. */
    static ConsentWord of(String value) {
        String folded = Folding.fold(value);
        String letters = folded.replaceAll("[^\\p{L}\\p{Nd}]+", "");
        if (DASHES.matcher(folded).matches()) {
            return NOTHING;
        } else if (ZEROS.matcher(folded).matches()) {
            return NO;
        } else if (WISH.matcher(letters).find()) {
            return EMAIL_WANTED;
        } else if (REFUSAL.matcher(letters).find()) {
            return NO_EMAIL;
        } else if (NO_DATE.matcher(folded).matches()) {
            return NOTHING;
        } else if (isYes(folded)) {
            return YES;
        }
        ConsentWord whole = plain(letters.isEmpty() ? folded : letters);
        // "Yes - by phone", "no (asked in March)"
        return whole == OTHER ? plain(folded.split("[^\\p{L}\\p{Nd}]+", 2)[0]) : whole;
    }

    private static boolean isYes(String folded) {
        return MARK.matcher(folded).matches()
                || DATE.matcher(folded).matches()
                || ONE.matcher(folded).matches();
    }

    private static ConsentWord plain(String word) {
        if (YES_WORDS.contains(word)) {
            return YES;
        } else if (NO_WORDS.contains(word)) {
            return NO;
        }
        return NOTHING_WORDS.contains(word) ? NOTHING : OTHER;
    }

    private static Set<String> folded(String... lines) {
        return Arrays.stream(lines)
                .flatMap(line -> Arrays.stream(line.split(" ", -1)))
                .map(Folding::fold)
                .collect(Collectors.toUnmodifiableSet());
    }
}
