package outlay.suppression;

/**
 * Why somebody is put on the do-not-email list.
 *
 * @param reason as an operator reads it
 * @param source the command or file that says so
 * @param operation which does it, to be undone by its number
 */
public record Grounds(String reason, String source, long operation) {}
