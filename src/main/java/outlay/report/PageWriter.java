package outlay.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;
import outlay.Count;
import outlay.mail.template.Markup;

/** HTML on its way out: all texts and attributes are escaped, and what is opened is closed. */
final class PageWriter {
    /** What HTML has no way to write. */
    private static final Pattern CONTROL = Pattern.compile("\\p{Cc}");

    private final Writer out;
    private final Deque<String> open = new ArrayDeque<>();

    PageWriter(Writer out) {
        this.out = out;
    }

    /**
     * Begins an element.
     *
     * @param attributes names and values in turn
     */
    PageWriter open(String tag, String... attributes) {
        begin(tag, attributes);
        open.push(tag);
        return this;
    }

    /** Ends the element that was begun last. */
    PageWriter close() {
        return raw("</" + open.pop() + ">");
    }

    /** Writes an element that holds a text. */
    PageWriter element(String tag, String text, String... attributes) {
        return open(tag, attributes).text(text).close();
    }

    /** Writes an element that has no end. */
    PageWriter empty(String tag, String... attributes) {
        begin(tag, attributes);
        return this;
    }

    PageWriter text(String text) {
        return raw(escaped(text));
    }

    /** Writes a name that somebody has given: whatever is in it, it ends where it ends. */
    PageWriter name(String name) {
        return element("bdi", name);
    }

    /** Writes a command line to be typed. */
    PageWriter command(String command) {
        return element("code", command);
    }

    /** Writes a number for people, and as it is for programs. */
    PageWriter number(long number) {
        return element("data", Count.text(number), "value", Long.toString(number));
    }

    /** Writes what a figure is and the figure itself, inside a list of them. */
    PageWriter figure(String name, long number) {
        return open("div").element("dt", name).open("dd").number(number).close().close();
    }

    /** Writes what is HTML, style or script already. */
    PageWriter raw(String trusted) {
        try {
            out.write(trusted);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void begin(String tag, String... attributes) {
        raw("<" + tag);
        for (int i = 0; i < attributes.length; i += 2) {
            raw(" " + attributes[i] + "=\"" + escaped(attributes[i + 1]) + "\"");
        }
        raw(">");
    }

    private static String escaped(String text) {
        return Markup.escape(CONTROL.matcher(text).replaceAll("\uFFFD"));
    }
}
