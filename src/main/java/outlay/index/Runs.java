package outlay.index;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import outlay.Varints;

/**
 * Values that do not fit into memory, in a file without a name. A run is some of them in the order
 * of their keys.
 */
final class Runs {
    private final ScratchFile file = ScratchFile.open();

    /** Where in the file each run ends, and the next one begins. */
    private final List<Long> ends = new ArrayList<>();

    /** Writes a run. */
    void write(Consumer<Block.Writer> values) {
        Block.Writer writer = new Block.Writer(0, row -> file.append(row.block()));
        values.accept(writer);
        writer.finish();
        ends.add(file.size());
    }

    /** Returns all runs as one; of a key in several of them the counts are added up. */
    Merge merge() {
        Merge merge = new Merge();
        long start = 0;
        for (long end : ends) {
            merge.add(new Cursor(file.read(start, end)), Runs::count);
            start = end;
        }
        return merge;
    }

    /** A count stands where contacts would. */
    private static int count(Slice posting) {
        return Varints.read(posting.bytes, posting.from, posting.to);
    }
}
