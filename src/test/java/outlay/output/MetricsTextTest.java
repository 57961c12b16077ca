package outlay.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class MetricsTextTest {
    @Test
    void writesAMetricWithItsHead() {
        String text =
                new MetricsText()
                        .gauge("outlay_late_seconds", "How late it is.")
                        .value(Map.of("a", "x"), 3)
                        .value(Map.of("a", "y"), -4)
                        .gauge("outlay_all", "All.")
                        .value(Map.of(), 5)
                        .end();
        assertEquals(
                """
                # TYPE outlay_late_seconds gauge
                # UNIT outlay_late_seconds seconds
                # HELP outlay_late_seconds How late it is.
                outlay_late_seconds{a="x"} 3
                outlay_late_seconds{a="y"} -4
                # TYPE outlay_all gauge
                # HELP outlay_all All.
                outlay_all 5
                # EOF
                """,
                text);
    }

    @Test
    void leavesOutAMetricWithoutValues() {
        assertEquals("# EOF\n", new MetricsText().gauge("outlay_all", "All.").end());
    }

    @Test
    void escapesTheValuesOfLabels() {
        String text =
                new MetricsText()
                        .gauge("m", "M.")
                        .value(Map.of("a", "back\\slash, \"quote\"\nline, ü"), 1)
                        .end();
        assertEquals(
                "m{a=\"back\\\\slash, \\\"quote\\\"\\nline, ü\"} 1", text.lines().toList().get(2));
    }
}
