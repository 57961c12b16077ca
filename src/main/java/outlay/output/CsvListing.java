package outlay.output;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list as CSV, its columns' names in the first record. */
final class CsvListing implements Listing {
    private final CsvFile file;

    CsvListing(CsvFile file, List<String> columns) {
        this.file = file;
        file.row(columns);
    }

    @Override
    public void row(List<? extends @Nullable Object> cells) {
        file.row(cells);
    }

    @Override
    public void end() {
        file.commit();
    }

    @Override
    public void close() {
        file.close();
    }
}
