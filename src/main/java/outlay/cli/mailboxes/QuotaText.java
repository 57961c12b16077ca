package outlay.cli.mailboxes;

import outlay.Problem;

/** Reads the numbers of a quota as operators write them. */
final class QuotaText {
    private QuotaText() {}

    static int positive(String option, String text) {
        try {
            int number = Integer.parseInt(text.strip());
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw wrong(option, text);
        }
        throw wrong(option, text);
    }

    private static Problem wrong(String option, String text) {
        return new Problem(
                Problem.Kind.USAGE, option + " is " + text, "write a whole number, 1 or more");
    }

    /** Returns the least and the most seconds. */
    static int[] gap(String text) {
        try {
            String[] ends = (text.isBlank() ? "0" : text).split("-", -1);
            int least = Integer.parseInt(ends[0].strip());
            int most = Integer.parseInt(ends[ends.length - 1].strip());
            if (ends.length <= 2 && least >= 0 && most >= least) {
                return new int[] {least, most};
            }
        } catch (NumberFormatException e) {
            throw noRange(text);
        }
        throw noRange(text);
    }

    private static Problem noRange(String text) {
        return new Problem(
                Problem.Kind.USAGE,
                "--gap-seconds is no range: " + text,
                "write --gap-seconds 30-90");
    }
}
