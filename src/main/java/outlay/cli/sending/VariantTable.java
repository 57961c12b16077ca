package outlay.cli.sending;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import outlay.delivery.Share;
import outlay.delivery.VariantOutcome;
import outlay.output.Summary;
import outlay.output.Table;

/** Compares the variants of a campaign's steps. */
final class VariantTable {
    private VariantTable() {}

    static void addTo(Summary summary, List<VariantOutcome> variants) {
        Table table = new Table("step", "variant", "sent", "replies", "bounces", "unsubscribes");
        for (VariantOutcome each : variants) {
            table.row(
                    each.step(),
                    each.variant(),
                    each.sent(),
                    cell(each.replies(), each.sent()),
                    cell(each.bounces(), each.sent()),
                    cell(each.unsubscribes(), each.sent()));
        }
        summary.json("variants", variants.stream().map(VariantTable::fields).toList());
        if (!variants.isEmpty()) {
            summary.table(table);
        }
    }

    /** Such as {@code 12 (2.4 %, 1.4 to 4.1)}. */
    private static String cell(long part, long sent) {
        return Share.of(part, sent).map(share -> part + " (" + share.range() + ")").orElse("0");
    }

    private static Map<String, @Nullable Object> fields(VariantOutcome variant) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("step", variant.step());
        fields.put("variant", variant.variant());
        fields.put("sent", variant.sent());
        fields.put("replies", variant.replies());
        fields.put("bounces", variant.bounces());
        fields.put("unsubscribes", variant.unsubscribes());
        fields.put("repliesShare", share(variant.replies(), variant.sent()));
        fields.put("bouncesShare", share(variant.bounces(), variant.sent()));
        fields.put("unsubscribesShare", share(variant.unsubscribes(), variant.sent()));
        return fields;
    }

    private static Map<String, Object> fields(Share share) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("share", share.share());
        fields.put("low", share.low());
        fields.put("high", share.high());
        return fields;
    }

    private static @Nullable Object share(long part, long sent) {
        return Share.of(part, sent).map(share -> fields(share)).orElse(null);
    }
}
