package outlay.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import outlay.credit.LogLine;
import outlay.db.Transaction;
import outlay.output.Json;

/**
 * All lines of the log as JSON inside the page: {@code {"lines":[[...],...],"words":[...]}}, oldest
 * first. A line has the columns of the table; what is a word there is a number here, which counts
 * the words, and 0 is none. Each word stands there once.
 */
final class LogIsland {
    /** So many lines are written together. */
    private static final int BLOCK = 1_000;

    private final PageWriter page;
    private final boolean hasBalances;
    private final Map<String, Integer> words = new LinkedHashMap<>();
    private final List<List<Long>> block = new ArrayList<>();
    private boolean isFirst = true;

    private LogIsland(PageWriter page, boolean hasBalances) {
        this.page = page;
        this.hasBalances = hasBalances;
    }

    static void write(PageWriter page, Facts facts, Transaction tx) {
        LogIsland island = new LogIsland(page, !facts.isOfOne());
        page.open("script", "id", "log-data", "type", "application/json").raw("{\"lines\":[");
        facts.credits().story().eachLine(tx, facts.request(), island::add);
        island.flush();
        page.raw("],\"words\":").raw(safe(Json.text(island.words.keySet()))).raw("}").close();
    }

    private void add(LogLine line) {
        block.add(LogSection.cells(line, hasBalances).stream().map(this::number).toList());
        if (block.size() == BLOCK) {
            flush();
        }
    }

    private long number(@Nullable Object cell) {
        if (cell instanceof Instant at) {
            return at.getEpochSecond();
        }
        return cell instanceof Number number ? number.longValue() : word(cell);
    }

    private long word(@Nullable Object word) {
        return word == null ? 0 : words.computeIfAbsent(word.toString(), each -> words.size() + 1);
    }

    private void flush() {
        if (!block.isEmpty()) {
            String lines = Json.text(block);
            page.raw(isFirst ? "" : ",").raw(lines.substring(1, lines.length() - 1));
            isFirst = false;
            block.clear();
        }
    }

    /** Nothing that is said in JSON may end the element around it. */
    private static String safe(String json) {
        return json.replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026")
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029");
    }
}
