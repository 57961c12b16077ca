package outlay.inbound.mime;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** A Content-Type (RFC 2045): {@code type/subtype} in lower case, and its parameters. */
public record ContentType(String name, Map<String, String> parameters) {
    /** Reads a field's value; whatever cannot be read is {@code text/plain}. */
    static ContentType parse(String value) {
        int semicolon = value.indexOf(';');
        String name = (semicolon < 0 ? value : value.substring(0, semicolon)).strip();
        boolean known = name.indexOf('/') > 0;
        Map<String, String> parameters = new HashMap<>();
        int at = semicolon;
        while (at >= 0 && at < value.length()) {
            at = parameter(value, at + 1, parameters);
        }
        return new ContentType(known ? name.toLowerCase(Locale.ROOT) : "text/plain", parameters);
    }

    public String parameter(String key) {
        return parameters.getOrDefault(key, "");
    }

    public boolean isMultipart() {
        return name.startsWith("multipart/");
    }

    public boolean isText() {
        return name.startsWith("text/");
    }

    /** Reads one parameter and returns where the semicolon after it is, or -1. */
    private static int parameter(String value, int start, Map<String, String> parameters) {
        int equals = value.indexOf('=', start);
        if (equals < 0) {
            return -1;
        }
        String key = value.substring(start, equals).strip().toLowerCase(Locale.ROOT);
        int at = equals + 1;
        while (at < value.length() && value.charAt(at) == ' ') {
            at++;
        }
        boolean quoted = at < value.length() && value.charAt(at) == '"';
        int close = quoted ? value.indexOf('"', at + 1) : value.indexOf(';', at);
        int end = close < 0 ? value.length() : close;
        parameters.putIfAbsent(key, value.substring(quoted ? at + 1 : at, end).strip());
        return close < 0 ? -1 : value.indexOf(';', end);
    }
}
