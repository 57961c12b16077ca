package outlay;

/** Numbers of things in texts for people: {@code 1 lead}, {@code 12,345 leads}. */
public final class Count {
    private static final int GROUP = 3;

    private Count() {}

    /** Returns a number with its thousands separated. */
    public static String text(long number) {
        StringBuilder text = new StringBuilder(Long.toString(number));
        int first = number < 0 ? 1 : 0;
        for (int comma = text.length() - GROUP; comma > first; comma -= GROUP) {
            text.insert(comma, ',');
        }
        return text.toString();
    }

    /** Returns a number of things, of which several have an s. */
    public static String of(long number, String thing) {
        return of(number, thing, thing + "s");
    }

    /** Returns a number of things, such as {@code entry} and {@code entries}. */
    public static String of(long number, String one, String several) {
        return text(number) + " " + (number == 1 ? one : several);
    }
}
