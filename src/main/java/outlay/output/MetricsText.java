package outlay.output;

import java.util.Map;

/**
 * Metrics in the text format of OpenMetrics 1.0, of which only as much is used as reads alike in
 * Prometheus' own, older format: gauges (decision D146).
 */
public final class MetricsText {
    private final StringBuilder text = new StringBuilder();
    private String name = "";
    private String head = "";

    /**
     * Begins a metric; it appears with its first value.
     *
     * @param metric its name, which ends with the unit if it has one
     * @param help what it is, in a few words without special characters
     */
    public MetricsText gauge(String metric, String help) {
        name = metric;
        String unit = metric.endsWith("_seconds") ? "# UNIT " + metric + " seconds\n" : "";
        head = "# TYPE " + metric + " gauge\n" + unit + "# HELP " + metric + " " + help + "\n";
        return this;
    }

    /** Adds a value of the metric that was begun. */
    public MetricsText value(Map<String, String> labels, long value) {
        text.append(head).append(name);
        head = "";
        String separator = "{";
        for (Map.Entry<String, String> label : labels.entrySet()) {
            text.append(separator).append(label.getKey());
            text.append("=\"").append(escaped(label.getValue())).append('"');
            separator = ",";
        }
        text.append(labels.isEmpty() ? " " : "} ").append(value).append('\n');
        return this;
    }

    /** Returns all of it. */
    public String end() {
        return text + "# EOF\n";
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }
}
