package outlay.mail.smtp;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import outlay.mail.ForeignText;
import outlay.refusal.Fault;
import outlay.refusal.Judge;
import outlay.refusal.Refusal;
import outlay.refusal.Stage;

/**
 * What a mail server answered to one command (RFC 5321, 4.2).
 *
 * @param code three digits, 200 to 599
 * @param lines the text of each line, without the code; at least one
 */
record SmtpReply(int code, List<String> lines) {
    private static final int MOST_CHARACTERS = 500;
    private static final Pattern STATUS = Pattern.compile("([245])\\.(\\d{1,3})\\.(\\d{1,3})\\b.*");

    /** The server goes away, whatever the command was. */
    static final int GOING_AWAY = 421;

    boolean isDone() {
        return code / 100 == 2;
    }

    boolean isGoingOn() {
        return code / 100 == 3;
    }

    boolean isForNow() {
        return code / 100 == 4;
    }

    boolean isForGood() {
        return code / 100 == 5;
    }

    boolean isGoingAway() {
        return code == GOING_AWAY;
    }

    /** Returns the enhanced status (RFC 3463), or the code's class when there is none. */
    String status() {
        Matcher matcher = STATUS.matcher(lines.get(0));
        boolean ours = matcher.matches() && matcher.group(1).equals(String.valueOf(code / 100));
        return ours
                ? matcher.group(1) + '.' + matcher.group(2) + '.' + matcher.group(3)
                : code / 100 + ".0.0";
    }

    /** Returns whose fault it is that a command of this step was refused. */
    Fault fault(Stage stage) {
        return Judge.of(Refusal.reply(joined(), stage)).fault();
    }

    /** Returns the reply on one line, fit to be shown and stored. */
    String words() {
        return ForeignText.line(joined(), MOST_CHARACTERS);
    }

    /** Returns the code and all lines, with a status that each line repeats only once. */
    private String joined() {
        String status = status();
        StringBuilder words = new StringBuilder().append(code).append(' ').append(lines.get(0));
        for (String line : lines.subList(1, lines.size())) {
            boolean repeats = line.startsWith(status + " ");
            words.append(' ').append(repeats ? line.substring(status.length() + 1) : line);
        }
        return words.toString();
    }
}
