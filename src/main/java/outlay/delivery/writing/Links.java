package outlay.delivery.writing;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import outlay.mail.letter.Content;

/** The links of a letter that lead nowhere. */
final class Links {
    private static final Pattern HREF =
            Pattern.compile(
                    "\\bhref\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s>]*))",
                    Pattern.CASE_INSENSITIVE);

    private static final Pattern URL = Pattern.compile("(?i)https?://[^\\s<>\"')]*");

    private static final Pattern IS_LINK =
            Pattern.compile(
                    "(?i)(?:https?://[^\\s/?#.]+\\.[^\\s]+|mailto:[^\\s@]+@\\S+|tel:\\+?\\d.*)");

    /** What RFC 2606 keeps free for examples, and what is still a template. */
    private static final Pattern PLACEHOLDER =
            Pattern.compile(
                    "(?i)\\{\\{|\\}\\}|\\{%|^(?:https?://|mailto:)(?:[^/?#]*[.@])?example\\.(?:com|org|net)\\b");

    private static final Pattern UNRENDERED = Pattern.compile("\\{\\{[^}\\n]{0,80}\\}\\}");

    private Links() {}

    /** Returns those that are none, and what was not rendered, each once. */
    static Set<String> wrong(Content content) {
        Set<String> wrong = new LinkedHashSet<>();
        String html = content.html();
        if (html != null) {
            addHrefs(html, wrong);
        }
        addUrls(content.text(), wrong);
        addUnrendered(content.subject(), wrong);
        addUnrendered(content.text(), wrong);
        addUnrendered(html == null ? "" : html, wrong);
        return wrong;
    }

    private static void addHrefs(String html, Set<String> wrong) {
        Matcher href = HREF.matcher(html);
        while (href.find()) {
            String target = firstGroup(href).replace("&amp;", "&").strip();
            if (!IS_LINK.matcher(target).matches() || PLACEHOLDER.matcher(target).find()) {
                wrong.add("href=\"" + target + '"');
            }
        }
    }

    private static String firstGroup(Matcher matcher) {
        for (int group = 1; group <= matcher.groupCount(); group++) {
            @Nullable String found = matcher.group(group);
            if (found != null) {
                return found;
            }
        }
        return "";
    }

    private static void addUrls(String text, Set<String> wrong) {
        // Most texts have no link, and a pattern costs as much as to render them.
        Matcher url = URL.matcher(text.contains("://") ? text : "");
        while (url.find()) {
            String target = url.group().replaceFirst("[.,;:!?]+$", "");
            if (!IS_LINK.matcher(target).matches() || PLACEHOLDER.matcher(target).find()) {
                wrong.add(target);
            }
        }
    }

    private static void addUnrendered(String text, Set<String> wrong) {
        if (text.contains("{{")) {
            UNRENDERED.matcher(text).results().forEach(rest -> wrong.add(rest.group()));
        }
    }
}
