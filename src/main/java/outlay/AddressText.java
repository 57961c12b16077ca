package outlay;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The addresses in a piece of text: a cell, a line of a list, a header field of an email.
 *
 * @param addresses each once, in the order in which they stand there
 * @param refused words that have an {@code @} and are no address
 */
public record AddressText(List<EmailAddress> addresses, List<String> refused) {
    private static final String DELIMITERS = ",;\t|";

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s,;|<>()\\[\\]{}\"“”„«»、，；]+");

    /** Reads a text that is one address, or has some among its words. */
    public static AddressText read(String text) {
        Optional<EmailAddress> whole = EmailAddress.parse(text);
        if (whole.isPresent()) {
            return new AddressText(List.of(whole.get()), List.of());
        }
        Set<EmailAddress> addresses = new LinkedHashSet<>();
        List<String> refused = new ArrayList<>();
        for (String word : BETWEEN_WORDS.split(Decoration.visible(text), -1)) {
            // An "@" alone stands for "at", as in a name.
            if (word.indexOf('@') >= 0 && word.length() > 1) {
                ofWord(word).ifPresentOrElse(addresses::add, () -> refused.add(word));
            }
        }
        return new AddressText(List.copyOf(addresses), refused);
    }

    /** Before an address there may be what it is: {@code TYPE=work:ann@example.com}. */
    private static Optional<EmailAddress> ofWord(String word) {
        return EmailAddress.parse(word)
                .or(() -> EmailAddress.parse(word.substring(word.lastIndexOf(':') + 1)));
    }

    /**
     * Parts a line at each delimiter outside of double quotes, whatever delimiter it uses; a quote
     * that is not closed is a character.
     */
    public static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        boolean closed = line.chars().filter(c -> c == '"').count() % 2 == 0;
        boolean quoted = false;
        int start = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            quoted ^= closed && c == '"';
            if (!quoted && DELIMITERS.indexOf(c) >= 0) {
                cells.add(line.substring(start, i));
                start = i + 1;
            }
        }
        cells.add(line.substring(start));
        return cells;
    }
}
