package outlay.inbound.report;

import outlay.inbound.mime.Lines;
import outlay.inbound.mime.MailHeaders;
import outlay.refusal.Wordings;

/** Finds where, in the text of a report, the copy of the returned message begins. */
final class ReturnedCopy {
    private static final int LONGEST_MARK = 100;

    /** How often it is worth looking for headers that nothing announces. */
    private static final int MOST_LOOKS = 10;

    private static final Wordings SIGNS = Signs.WORDINGS;

    private ReturnedCopy() {}

    /** Returns where the copy begins, the line that announces it included; the end without one. */
    static int start(String text) {
        Lines lines = new Lines(text, 0, text.length());
        boolean first = true;
        int looks = 0;
        while (lines.next()) {
            String line = lines.line().strip();
            boolean look = !first && looks < MOST_LOOKS && mayBeginHeaders(lines);
            looks += look ? 1 : 0;
            if (announces(line) || (look && beginsHeaders(text, lines))) {
                return lines.start();
            }
            first &= line.isEmpty();
        }
        return text.length();
    }

    /** Returns the headers of the copy that begins at {@code start}. */
    static MailHeaders headers(String text, int start) {
        String message = message(text, start);
        return MailHeaders.read(message, 0, message.length());
    }

    /** Returns the copy that begins at {@code start}, from its first header on. */
    static String message(String text, int start) {
        Lines lines = new Lines(text, start, text.length());
        while (lines.next()) {
            String line = lines.line().strip();
            if (MailHeaders.colon(line) > 0 && !announces(line)) {
                return unindented(text, lines.start());
            }
        }
        return "";
    }

    private static boolean announces(String line) {
        return !line.isEmpty()
                && line.length() <= LONGEST_MARK
                && SIGNS.beginsLine("copy", withoutRule(line));
    }

    /** Returns the line without the dashes and the like that draw a rule around its words. */
    private static String withoutRule(String line) {
        int start = 0;
        while (start < line.length() && "-=_*#|>. \t".indexOf(line.charAt(start)) >= 0) {
            start++;
        }
        return line.substring(start);
    }

    private static boolean mayBeginHeaders(Lines at) {
        return at.startsWith("Received:") || at.startsWith("Return-Path:");
    }

    /** Returns whether the lines are the headers of a message, not announced by anything. */
    private static boolean beginsHeaders(String text, Lines at) {
        MailHeaders headers =
                MailHeaders.read(text, at.start(), Math.min(text.length(), at.start() + 8000));
        return headers.has("from") || headers.has("message-id") || headers.has("date");
    }

    /** Some systems indent the whole copy; its headers then look folded. */
    private static String unindented(String text, int start) {
        int end = start;
        while (end < text.length() && " \t>".indexOf(text.charAt(end)) >= 0) {
            end++;
        }
        String indent = text.substring(start, end);
        String copy = text.substring(end);
        return indent.isEmpty() ? copy : copy.replace("\n" + indent, "\n");
    }
}
