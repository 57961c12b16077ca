package outlay.delivery;

import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import outlay.EmailAddress;

/**
 * Keeps the address of a recipient out of what mail systems say of it, however they spell it: what
 * is never stored need not be found when the person is erased (decision D90).
 */
public final class Redaction {
    private static final String INSTEAD = "<recipient>";

    /** As in an address, in quoted-printable, URLs, xtext (RFC 3461), HTML, VERP, and in words. */
    private static final String AT =
            "(?:@|=40|%40|\\+40|&#64;|&#x40;|&commat;|=|\\s*[(\\[{]\\s*at\\s*[)\\]}]\\s*|\\s+at\\s+)";

    /** A local part as short as this is more likely a word of the sentence. */
    private static final int SHORTEST_WORD = 3;

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private static final Pattern LETTERS = Pattern.compile("[A-Za-z0-9]+");

    private final EmailAddress address;

    /** Stands as it is in every spelling of the local part; empty when nothing in it does. */
    private final String sign;

    private Redaction(EmailAddress address) {
        this.address = address;
        Matcher letters = LETTERS.matcher(withoutTag(address.local()));
        this.sign = letters.find() ? letters.group() : "";
    }

    /** Returns what leaves out this address. */
    public static Redaction of(EmailAddress address) {
        return new Redaction(address);
    }

    /** Returns a text without the address. */
    public String in(String text) {
        return hasSign(text) ? names().matcher(text).replaceAll(INSTEAD) : text;
    }

    /** Most replies name nobody, and the pattern costs as much as to render the message. */
    private boolean hasSign(String text) {
        for (int at = 0; at + sign.length() <= text.length(); at++) {
            if (text.regionMatches(true, at, sign, 0, sign.length())) {
                return true;
            }
        }
        return false;
    }

    private Pattern names() {
        List<String> names = new ArrayList<>();
        String locals = "(?:" + String.join("|", locals(address.local())) + ")";
        String domains = "(?:" + String.join("|", domains(address)) + ")";
        names.add("<?" + locals + AT + domains + ">?");
        names.add("[<(\\[\"']" + locals + "[>)\\]\"']");
        if (address.local().length() >= SHORTEST_WORD) {
            names.add(wholeWord(locals));
        }
        return Pattern.compile(
                String.join("|", names), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    private static String wholeWord(String word) {
        return "(?<![\\p{L}\\p{N}_])(?<![\\p{L}\\p{N}][.+@-])"
                + word
                + "(?![\\p{L}\\p{N}_])(?![.+@-][\\p{L}\\p{N}])";
    }

    /** With and without what stands behind a plus: that is its owner's, and servers drop it. */
    private static List<String> locals(String local) {
        String plain = local.replaceAll("^\"|\"$", "");
        List<String> locals = new ArrayList<>();
        locals.add("\"?" + spelled(plain) + "\"?");
        String untagged = withoutTag(plain);
        if (!untagged.equals(plain)) {
            locals.add(spelled(untagged));
        }
        return locals;
    }

    private static String withoutTag(String local) {
        int plus = local.indexOf('+');
        return plus > 0 ? local.substring(0, plus) : local;
    }

    private static List<String> domains(EmailAddress address) {
        String written = address.written();
        String domain = written.substring(written.lastIndexOf('@') + 1);
        return List.of(
                spelled(domain),
                spelled(address.domain()),
                spelled(IDN.toUnicode(address.domain(), IDN.ALLOW_UNASSIGNED)));
    }

    /** Letters in any case; anything else may be encoded, each byte as two digits. */
    private static String spelled(String text) {
        StringBuilder pattern = new StringBuilder();
        text.codePoints()
                .forEach(
                        c -> {
                            String one = Character.toString(c);
                            boolean plain = c < 0x80 && Character.isLetterOrDigit(c);
                            pattern.append(plain ? one : "(?:" + eitherWay(one) + ")");
                        });
        return pattern.toString();
    }

    private static String eitherWay(String one) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : one.getBytes(StandardCharsets.UTF_8)) {
            encoded.append("[=%+]").append(HEX.toHexDigits(b));
        }
        return Pattern.quote(one) + '|' + encoded;
    }
}
