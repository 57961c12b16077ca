package outlay.output;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list of any length on its way out, row by row, in one of the forms that data goes out in. */
public interface Listing extends AutoCloseable {
    /**
     * Writes one row with one cell for each column; a null is a blank cell.
     *
     * @throws outlay.Problem IO when nobody takes it: the disk is full or the reader is gone
     */
    void row(List<? extends @Nullable Object> cells);

    /**
     * Says that this was all. Without it what was written is not complete, and no file is made.
     *
     * @throws outlay.Problem IO when it cannot be completed
     */
    void end();

    @Override
    void close();
}
