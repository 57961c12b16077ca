package outlay.cli.contacts;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import outlay.campaign.Suppressions;
import outlay.cli.input.CountedStream;
import outlay.credit.Ledger;
import outlay.db.Transaction;
import outlay.index.ContactSet;
import outlay.load.Importing;
import outlay.output.CsvFile;
import outlay.output.Progress;

/** Draws the progress, collects what was rejected, and puts those who want no email on the list. */
final class ImportListener implements Importing.Listener {
    private final CountedStream in;
    private final Progress progress;
    private final ImportReport report;
    private final @Nullable CsvFile out;

    ImportListener(
            CountedStream in, Progress progress, ImportReport report, @Nullable CsvFile out) {
        this.in = in;
        this.progress = progress;
        this.report = report;
        this.out = out;
    }

    @Override
    public void rejected(long line, String reason, String[] cells) {
        report.rejected(line, reason);
        if (out != null) {
            out.row(row(Long.toString(line), reason, List.of(cells)));
        }
    }

    @Override
    public void progress(long records) {
        progress.at(records, in.guess(records));
    }

    @Override
    public void optedOut(Transaction tx, long operation, ContactSet contacts) {
        Ledger ledger = new Ledger(tx, operation);
        long available = ledger.balance().available();
        Suppressions suppressions = new Suppressions(tx, ledger);
        suppressions.add(contacts, "opted out", "import");
        report.optedOut(suppressions.left(), ledger.balance().available() - available);
    }

    /** Returns a row of the file of rejected lines. */
    static List<String> row(String line, String reason, List<String> cells) {
        List<String> row = new ArrayList<>(List.of(line, reason));
        row.addAll(cells);
        return row;
    }
}
