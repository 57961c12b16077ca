package outlay.mail;

import java.util.regex.Pattern;
import outlay.EmailAddress;

/** An address as SMTP and header fields write it (RFC 5321, 4.1.2; RFC 6531). */
public final class AddrSpec {
    private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~\\x{80}-\\x{10FFFF}-]+";
    private static final Pattern DOT_ATOM = Pattern.compile(ATOM + "(?:\\." + ATOM + ")*");
    private static final Pattern QUOTED = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");

    private AddrSpec() {}

    /** Returns the address with its domain in A-labels and its local part quoted if need be. */
    public static String of(EmailAddress address) {
        return local(address.local()) + '@' + address.domain();
    }

    public static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private static String local(String local) {
        if (DOT_ATOM.matcher(local).matches() || QUOTED.matcher(local).matches()) {
            return local;
        }
        return '"' + local.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
