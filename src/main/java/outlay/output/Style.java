package outlay.output;

/** How a command shall speak: the common options {@code --json -q --no-color --no-progress}. */
public record Style(boolean json, boolean quiet, boolean color, boolean progress) {
    /** Text, with everything that the streams allow. */
    public static final Style PLAIN = new Style(false, false, true, true);
}
