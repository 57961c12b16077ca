package outlay.inbound.mime;

import outlay.refusal.PlainWords;

/** Brings text into the form in which it is read or shown. */
public final class PlainText {
    private PlainText() {}

    /** Returns a text as one line of printable characters, cut where it is too long. */
    public static String oneLine(String text, int most) {
        String line =
                PlainWords.spaced(text.length() > 4 * most ? text.substring(0, 4 * most) : text);
        if (line.length() <= most) {
            return line;
        }
        int end = Character.isHighSurrogate(line.charAt(most - 2)) ? most - 2 : most - 1;
        return line.substring(0, end) + "…";
    }

    /** Returns the words of an HTML text, a line for each block. */
    public static String ofHtml(String html) {
        StringBuilder out = new StringBuilder(html.length());
        int at = 0;
        while (at < html.length()) {
            int open = html.indexOf('<', at);
            if (open < 0) {
                break;
            }
            out.append(html, at, open);
            int name = open + 1;
            if (isTag(html, name, "style") || isTag(html, name, "script")) {
                int close = html.indexOf("</", name);
                int after = close < 0 ? -1 : html.indexOf('>', close);
                at = after < 0 ? html.length() : after + 1;
                continue;
            }
            int close = html.indexOf('>', open);
            if (close < 0) {
                at = html.length();
                break;
            }
            out.append(breaksLine(html, name) ? '\n' : ' ');
            at = close + 1;
        }
        return unescape(out.append(html, at, html.length()).toString());
    }

    private static boolean breaksLine(String html, int name) {
        int start = html.startsWith("/", name) ? name + 1 : name;
        return isTag(html, start, "p")
                || isTag(html, start, "br")
                || isTag(html, start, "div")
                || isTag(html, start, "tr")
                || isTag(html, start, "li")
                || isTag(html, start, "h");
    }

    private static boolean isTag(String html, int at, String name) {
        return html.regionMatches(true, at, name, 0, name.length());
    }

    private static String unescape(String text) {
        return text.replace("&nbsp;", " ")
                .replace("&#39;", "'")
                .replace("&quot;", "\"")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }
}
