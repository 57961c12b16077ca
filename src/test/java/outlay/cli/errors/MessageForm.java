package outlay.cli.errors;

import java.util.regex.Pattern;

/**
 * What is left of a message when its data are gone: {@code ...} stands for each, and where the
 * trouble is, such as {@code leads.csv:3:}, is left out at the beginning.
 */
final class MessageForm {
    /** Words in capitals are data, but for those that the program itself says. */
    private static final Pattern DATA =
            Pattern.compile("(?<![\\w\\\\-])(?:[A-Z](?![\\w-])|[A-Z][A-Z_-]*[A-Z](?![\\w(-]))");

    private static final Pattern PLACE = Pattern.compile("^(?:\\.\\.\\.|[:\" ])+");
    private static final Pattern RUN = Pattern.compile("(?:\\.\\.\\.|…)(?:\\.\\.\\.|…)+");

    private MessageForm() {}

    static String of(String message) {
        String form = DATA.matcher(message.strip()).replaceAll("...");
        form = RUN.matcher(form).replaceAll("...");
        form = PLACE.matcher(form).replaceFirst("");
        form = form.replaceAll("(?<=[\\w:])\\.\\.\\.$", " ...").replace("waits", "wait");
        return form.strip();
    }
}
