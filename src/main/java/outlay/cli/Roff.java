package outlay.cli;

import java.util.List;

/** Writes a manual page in the language of man(7). */
final class Roff {
    private final StringBuilder page = new StringBuilder();

    /** Begins a page: its name in capitals, a date, what it belongs to. */
    Roff title(String name, String date, String source) {
        return line(".TH %s 1 \"%s\" \"%s\" \"Outlay\"".formatted(escaped(name), date, source));
    }

    Roff section(String heading) {
        return line(".SH \"" + escaped(heading) + "\"");
    }

    Roff part(String heading) {
        return line(".SS \"" + escaped(heading) + "\"");
    }

    Roff paragraph(String text) {
        return line(".PP").text(text);
    }

    Roff text(String text) {
        return line(inside(text));
    }

    /** A word in bold, and under it, further in, what it means. */
    Roff item(String word, String meaning) {
        return line(".TP").line("\\fB" + escaped(word) + "\\fR").text(meaning);
    }

    /** Lines that stay as they are. */
    Roff verbatim(List<String> lines) {
        line(".PP").line(".RS 4").line(".nf");
        lines.forEach(this::text);
        return line(".fi").line(".RE");
    }

    private Roff line(String line) {
        page.append(line).append('\n');
        return this;
    }

    /** A dot or an apostrophe at the beginning of a line would be an instruction. */
    private static String inside(String text) {
        String escaped = escaped(text);
        return escaped.isEmpty()
                ? "\\&"
                : escaped.lines()
                        .map(line -> line.startsWith(".") ? "\\&" + line : line)
                        .reduce((above, below) -> above + "\n" + below)
                        .orElseThrow();
    }

    /** Signs that groff would print as others, which a shell does not take, say what they are. */
    static String escaped(String text) {
        return text.replace("\\", "\\e")
                .replace("-", "\\-")
                .replace("'", "\\(aq")
                .replace("`", "\\(ga")
                .replace("^", "\\(ha")
                .replace("~", "\\(ti")
                .replace("\"", "\\(dq");
    }

    @Override
    public String toString() {
        return page.toString();
    }
}
