package outlay.inbound.report;

import outlay.inbound.mime.Lines;

/** Tells what the author of a message wrote from what he quotes below it. */
final class Quotation {
    private Quotation() {}

    /** Returns the text before the first quoted line or the line that announces one. */
    static String before(String text) {
        Lines lines = new Lines(text, 0, text.length());
        while (lines.next()) {
            String line = lines.line().strip();
            boolean quotes = line.startsWith(">") || line.equals("--");
            if (quotes || Signs.WORDINGS.beginsLine("quotation", line)) {
                return text.substring(0, lines.start());
            }
        }
        return text;
    }
}
