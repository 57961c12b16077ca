package outlay.index;

import java.util.ArrayList;
import java.util.List;
import org.roaringbitmap.RoaringBitmap;

/** A layer that is made, but not yet written: its contacts and its blocks in their order. */
public final class FinishedLayer {
    /** So many bytes are written in well under a second. */
    private static final int BYTES_TOGETHER = 8 << 20;

    private final RoaringBitmap covers;
    private final List<List<Block.Row>> chunks = new ArrayList<>();
    private int bytesOfLast;

    FinishedLayer(RoaringBitmap covers) {
        this.covers = covers;
    }

    void add(Block.Row row) {
        if (chunks.isEmpty() || bytesOfLast > BYTES_TOGETHER) {
            chunks.add(new ArrayList<>());
            bytesOfLast = 0;
        }
        chunks.get(chunks.size() - 1).add(row);
        bytesOfLast += row.block().length;
    }

    /** Returns the contacts that it covers. */
    public ContactSet contacts() {
        return new ContactSet(covers);
    }

    /** Returns the blocks, as many together as one transaction should write. */
    List<List<Block.Row>> chunks() {
        return chunks;
    }
}
