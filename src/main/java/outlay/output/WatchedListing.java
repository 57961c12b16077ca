package outlay.output;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list on its way into a file, which says how many rows are out. */
final class WatchedListing implements Listing {
    private final Listing listing;
    private final Progress progress;
    private long rows;

    /** Passes on to a listing; closes both. */
    WatchedListing(Listing listing, Progress progress) {
        this.listing = listing;
        this.progress = progress;
    }

    @Override
    public void row(List<? extends @Nullable Object> cells) {
        listing.row(cells);
        progress.at(++rows);
    }

    @Override
    public void end() {
        listing.end();
    }

    @Override
    public void close() {
        try (progress) {
            listing.close();
        }
    }
}
