package outlay.mail.letter;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import outlay.mail.template.Markup;

/** The sender's postal address, which stands below a letter that does not print it itself. */
final class PostalAddress {
    private final List<String> lines;

    PostalAddress(@Nullable String address) {
        lines =
                address == null
                        ? List.of()
                        : address.lines().map(String::strip).filter(s -> !s.isEmpty()).toList();
    }

    String onText(String text) {
        return lines.stream().allMatch(text::contains)
                ? text
                : text.stripTrailing() + "\n\n" + String.join("\n", lines) + "\n";
    }

    String onHtml(String html) {
        List<String> escaped = lines.stream().map(Markup::escape).toList();
        if (escaped.stream().allMatch(html::contains)) {
            return html;
        }
        String footer = escaped.stream().collect(Collectors.joining("<br>", "<p>", "</p>\n"));
        int end = html.toLowerCase(Locale.ROOT).lastIndexOf("</body>");
        return end < 0
                ? html.stripTrailing() + "\n" + footer
                : html.substring(0, end) + footer + html.substring(end);
    }
}
