package outlay.report;

import java.util.Locale;

/** Small drawings beside figures; whoever cannot see them misses nothing. */
final class Bars {
    private static final int WIDTH = 100;

    /** However little there is, it is seen. */
    private static final double THINNEST = 0.5;

    private Bars() {}

    /** Draws a bar that is so long a part of the whole width. */
    static void share(PageWriter page, double share) {
        begin(page, "bar");
        rectangle(page, "track", 0, WIDTH);
        if (share > 0) {
            rectangle(page, "fill", 0, Math.max(share * WIDTH, THINNEST));
        }
        page.close();
    }

    /** Draws a share and the interval around it, the greatest of which is so great. */
    static void interval(PageWriter page, double share, double low, double high, double greatest) {
        double scale = greatest == 0 ? 0 : WIDTH / greatest;
        begin(page, "interval");
        rectangle(page, "track", 0, WIDTH);
        rectangle(page, "range", low * scale, Math.max((high - low) * scale, THINNEST));
        rectangle(page, "mark", Math.max(share * scale - 0.5, 0), 1);
        page.close();
    }

    private static void begin(PageWriter page, String kind) {
        page.open(
                "svg",
                "class",
                kind,
                "viewBox",
                "0 0 100 1",
                "preserveAspectRatio",
                "none",
                "aria-hidden",
                "true");
    }

    private static void rectangle(PageWriter page, String kind, double x, double width) {
        page.open(
                        "rect",
                        "class",
                        kind,
                        "x",
                        number(x),
                        "y",
                        "0",
                        "width",
                        number(width),
                        "height",
                        "1")
                .close();
    }

    private static String number(double number) {
        return String.format(Locale.ROOT, "%.2f", number);
    }
}
