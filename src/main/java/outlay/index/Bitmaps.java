package outlay.index;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/** Bitmaps as bytes: Roaring's portable format. */
final class Bitmaps {
    private Bitmaps() {}

    static byte[] bytes(RoaringBitmap bitmap) {
        bitmap.runOptimize();
        byte[] bytes = new byte[bitmap.serializedSizeInBytes()];
        bitmap.serialize(ByteBuffer.wrap(bytes));
        return bytes;
    }

    static RoaringBitmap of(ByteBuffer bytes) {
        RoaringBitmap bitmap = new RoaringBitmap();
        try {
            bitmap.deserialize(bytes);
        } catch (IOException | RuntimeException e) {
            // Bytes at random make it run beyond their end, too.
            throw Block.unreadable("a bitmap of the index", e);
        }
        return bitmap;
    }

    /** Reads a column of a row; a missing bitmap is an empty one. */
    static RoaringBitmap of(ResultSet row, String column) throws SQLException {
        byte @Nullable [] bytes = row.getBytes(column);
        return bytes == null ? new RoaringBitmap() : of(ByteBuffer.wrap(bytes));
    }
}
