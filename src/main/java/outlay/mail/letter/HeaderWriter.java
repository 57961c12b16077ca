package outlay.mail.letter;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;
import outlay.mail.AddrSpec;

/**
 * The header of a message, written line by line (RFC 5322, 2.2; encoded words by RFC 2047). Every
 * value passes {@link CleanText} here, so that none can begin a line of its own.
 */
final class HeaderWriter {
    private static final int LINE = 78;

    /** What anybody reads of a subject or a name; what is beyond is cut off. */
    private static final int MOST_CHARACTERS = 250;

    /** 75 characters less {@code =?UTF-8?B??=} hold 45 bytes in base64. */
    private static final int BYTES_IN_A_WORD = 45;

    private static final Pattern ATOMS = Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~ -]*");

    private final StringBuilder text = new StringBuilder(1024);

    /** Adds a field with a value that is ours and already in its final form. */
    HeaderWriter exact(String name, String value) {
        text.append(name).append(": ").append(value).append("\r\n");
        return this;
    }

    /** Adds a field whose value is any text. */
    HeaderWriter unstructured(String name, String value) {
        String line = line(value);
        boolean plain = isPlain(line) && name.length() + 2 + line.length() <= LINE;
        return exact(name, plain ? line : encodedWords(line, name.length() + 2));
    }

    /** Returns of a text what a header shows of it. */
    static String line(String text) {
        return CleanText.line(text, MOST_CHARACTERS);
    }

    /** Adds a field with one mailbox. */
    HeaderWriter mailbox(String name, NamedAddress mailbox) {
        String address = AddrSpec.of(mailbox.address());
        String shown = line(mailbox.name());
        if (shown.isEmpty()) {
            return exact(name, address);
        }
        String phrase = phrase(shown, name.length() + 2);
        int lastLine = name.length() + 2 + phrase.length() - (phrase.lastIndexOf('\n') + 1);
        boolean fits = lastLine + address.length() + 3 <= LINE;
        return exact(name, phrase + (fits ? " <" : "\r\n <") + address + ">");
    }

    private static String phrase(String shown, int column) {
        if (!isPlain(shown) || shown.length() > LINE - column - 2) {
            return encodedWords(shown, column);
        }
        return ATOMS.matcher(shown).matches()
                ? shown
                : '"' + shown.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static boolean isPlain(String line) {
        return AddrSpec.isAscii(line) && !line.contains("=?");
    }

    /** Writes a text as encoded words, a line each; characters are never cut in two. */
    private static String encodedWords(String line, int column) {
        StringBuilder words = new StringBuilder();
        int room = BYTES_IN_A_WORD - (column + 2) / 4 * 3;
        int start = 0;
        while (start < line.length()) {
            int end = end(line, start, room);
            byte[] bytes = line.substring(start, end).getBytes(StandardCharsets.UTF_8);
            String word = Base64.getEncoder().encodeToString(bytes);
            words.append(start == 0 ? "" : "\r\n ").append("=?UTF-8?B?").append(word).append("?=");
            start = end;
            room = BYTES_IN_A_WORD;
        }
        return words.toString();
    }

    private static int end(String line, int start, int room) {
        int end = start;
        int bytes = 0;
        while (end < line.length()) {
            int c = line.codePointAt(end);
            bytes += c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
            if (bytes > room && end > start) {
                break;
            }
            end += Character.charCount(c);
        }
        return end;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
