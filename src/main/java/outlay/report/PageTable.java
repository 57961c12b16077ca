package outlay.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A table that scrolls by itself when it is long. On a phone, one of many columns becomes a list,
 * in which each value stands behind its name; the roles keep it a table for who hears it.
 */
final class PageTable implements AutoCloseable {
    /** What stands in a column; in a style and a script the class of its cells. */
    enum Kind {
        /** What the row is about: a name, a day. */
        HEAD,
        TIME,
        WORD,
        NAME,
        NUMBER
    }

    /** A column and what stands above it. */
    record Heading(String head, Kind kind) {
        String style() {
            return kind.name().toLowerCase(Locale.ROOT);
        }
    }

    /** Writes what a cell holds that is more than a value. */
    @FunctionalInterface
    interface Cell {
        void write(PageWriter page);
    }

    /** A phone has no room for more columns beside each other. */
    private static final int MOST_BESIDE = 5;

    private final PageWriter page;
    private final List<Heading> columns;

    /** Begins a table; {@code label} is what it is called by who hears it. */
    PageTable(PageWriter page, String id, String label, List<Heading> columns) {
        this.page = page;
        this.columns = columns;
        page.open(
                "div", "class", "figures", "role", "region", "tabindex", "0", "aria-label", label);
        String style = columns.size() > MOST_BESIDE ? "cards" : "";
        page.open("table", "id", id, "role", "table", "class", style);
        page.open("thead", "role", "rowgroup").open("tr", "role", "row");
        for (Heading each : columns) {
            page.element(
                    "th",
                    each.head(),
                    "role",
                    "columnheader",
                    "scope",
                    "col",
                    "class",
                    each.style());
        }
        page.close().close().open("tbody", "role", "rowgroup");
    }

    static Heading head(String head) {
        return new Heading(head, Kind.HEAD);
    }

    static Heading time(String head) {
        return new Heading(head, Kind.TIME);
    }

    static Heading word(String head) {
        return new Heading(head, Kind.WORD);
    }

    static Heading name(String head) {
        return new Heading(head, Kind.NAME);
    }

    static Heading number(String head) {
        return new Heading(head, Kind.NUMBER);
    }

    /** Writes a row: for each column a number, a text, a moment, a day, a {@link Cell} or null. */
    void row(@Nullable Object... cells) {
        row(Arrays.asList(cells));
    }

    void row(List<? extends @Nullable Object> cells) {
        page.open("tr", "role", "row");
        for (int i = 0; i < columns.size(); i++) {
            Heading column = columns.get(i);
            if (column.kind() == Kind.HEAD) {
                page.open("th", "role", "rowheader", "scope", "row", "class", column.style());
            } else {
                page.open(
                        "td", "role", "cell", "class", column.style(), "data-label", column.head());
            }
            write(cells.get(i));
            page.close();
        }
        page.close();
    }

    private void write(@Nullable Object cell) {
        if (cell instanceof Cell written) {
            written.write(page);
        } else if (cell instanceof Number number) {
            page.number(number.longValue());
        } else if (cell instanceof LocalDate day) {
            Dates.write(page, day);
        } else if (cell instanceof Instant at) {
            Dates.write(page, at);
        } else if (cell != null && !cell.toString().isEmpty()) {
            page.name(cell.toString());
        }
    }

    /** Ends the table. */
    @Override
    public void close() {
        page.close().close().close();
    }
}
