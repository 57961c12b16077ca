package outlay.output;

/**
 * How a command shall speak: the common options {@code --json -q --no-color --no-progress}.
 *
 * @param columns how wide the terminal is, if there is one
 */
public record Style(boolean json, boolean quiet, boolean color, boolean progress, int columns) {
    private static final int USUAL_COLUMNS = 80;

    /** Text, with everything that the streams allow. */
    public static final Style PLAIN = new Style(false, false, true, true, USUAL_COLUMNS);
}
