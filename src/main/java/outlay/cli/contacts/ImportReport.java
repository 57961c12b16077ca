package outlay.cli.contacts;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import outlay.Count;
import outlay.csv.Column;
import outlay.csv.ContactFile;
import outlay.load.ImportResult;
import outlay.output.Console;
import outlay.output.Summary;

/** What {@code import} says of a file: what its columns are, and what became of its lines. */
final class ImportReport {
    private static final int MOST_SHOWN = 20;

    private final Console console;
    private final boolean rejectsHaveAFile;
    private final List<Reject> rejects = new ArrayList<>();
    private List<Column> columns = List.of();
    private List<String> fieldsThatOptOut = List.of();
    private long left;
    private long returned;

    /** A line that was not imported, and why. */
    private record Reject(long line, String reason) {
        Summary object() {
            return new Summary().json("line", line).json("reason", reason);
        }
    }

    ImportReport(Console console, boolean rejectsHaveAFile) {
        this.console = console;
        this.rejectsHaveAFile = rejectsHaveAFile;
    }

    void rejected(long line, String reason) {
        rejects.add(new Reject(line, reason));
    }

    /** Takes what became of those who opted out: how many recipients left, and came back. */
    void optedOut(long recipientsLeft, long creditsReturned) {
        left = recipientsLeft;
        returned = creditsReturned;
    }

    /** Takes what the columns are, and tells it before the work begins. */
    void columns(ContactFile file) {
        columns = file.columns();
        fieldsThatOptOut = file.fieldsThatOptOut();
        if (!console.json()) {
            tellColumns();
        }
    }

    /** There is nothing to tell when each is called just what it is. */
    private void tellColumns() {
        if (columns.stream().allMatch(ImportReport::isObvious)) {
            return;
        }
        list("fields: ", ImportReport::isKnown);
        list("custom fields: ", Column::custom);
        list("opt-outs: ", ImportReport::isOptOut);
        list("left out: ", column -> column.field() == null);
        if (!fieldsThatOptOut.isEmpty()) {
            console.notice(
                    "opt-outs, too: who plainly refuses (\"unsubscribed\", \"do not contact\") in "
                            + String.join(", ", fieldsThatOptOut));
        }
        columns.stream()
                .filter(column -> column.near() != null)
                .forEach(
                        column ->
                                console.notice(
                                        String.format(
                                                "is '%1$s' a misspelt %2$s? --map '%1$s=%2$s'",
                                                column.header(), column.near())));
    }

    private static boolean isObvious(Column column) {
        return !column.custom() && column.header().equals(column.field());
    }

    private static boolean isKnown(Column column) {
        return column.field() != null && !column.custom() && !isOptOut(column);
    }

    private static boolean isOptOut(Column column) {
        return Column.OPT_OUT.equals(column.field());
    }

    private void list(String title, Predicate<Column> which) {
        List<String> names =
                IntStream.range(0, columns.size())
                        .filter(i -> which.test(columns.get(i)))
                        .mapToObj(this::name)
                        .toList();
        if (!names.isEmpty()) {
            console.notice(title, names);
        }
    }

    private String name(int place) {
        Column column = columns.get(place);
        if (column.header().isEmpty()) {
            return "column " + (place + 1);
        }
        boolean isField = column.field() != null && !isOptOut(column);
        return isField && !column.header().equals(column.field())
                ? column.header() + " = " + column.field()
                : column.header();
    }

    /** Tells what was done. */
    void print(ImportResult result, double seconds) {
        console.print(summary(result, seconds));
        if (console.json()) {
            // Not before: an error would be the only thing on stderr.
            tellColumns();
        } else if (hasMoreThanShown() && !rejectsHaveAFile) {
            console.notice("--rejects FILE writes all of them to a file");
        }
        if (result.optedOut() > 0) {
            console.notice(
                    persons(result.optedOut())
                            + " no email: on the do-not-email list (else --keep-opted-out)");
        }
        if (left > 0) {
            console.notice(
                    "recipients removed: "
                            + Count.text(left)
                            + ", credits returned: "
                            + Count.text(returned));
        }
    }

    private static String persons(long count) {
        return Count.of(count, "person wants", "persons want");
    }

    private Summary summary(ImportResult result, double seconds) {
        Summary summary =
                new Summary()
                        .add("read", "Read:      ", result.read())
                        .add("added", "Added:     ", result.added())
                        .add("updated", "Updated:   ", result.updated())
                        .add("unchanged", "Unchanged: ", result.unchanged())
                        .add("rejected", "Rejected:  ", result.rejected());
        rejects.stream()
                .limit(MOST_SHOWN)
                .forEach(reject -> summary.line("  line " + reject.line + ": " + reject.reason));
        if (hasMoreThanShown()) {
            summary.line("  and " + Count.text(rejects.size() - MOST_SHOWN) + " more");
        }
        return summary.addIfAny("optedOut", "Opted out: ", result.optedOut())
                .json("columns", Summary.each(columns, ImportReport::object))
                .json("rejects", Summary.each(rejects, Reject::object))
                .json("seconds", seconds);
    }

    private boolean hasMoreThanShown() {
        return rejects.size() > MOST_SHOWN;
    }

    private static Summary object(Column column) {
        return new Summary()
                .json("header", column.header())
                .json("field", column.field())
                .json("custom", column.custom())
                .json("near", column.near());
    }
}
