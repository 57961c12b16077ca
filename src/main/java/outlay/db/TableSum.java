package outlay.db;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import outlay.Sha256;

/**
 * What all rows of a table say, in a few bytes that are others when any value is: those of two
 * engines can be compared, and none of them has to be kept.
 */
record TableSum(String table, long rows, String hash) {
    /** Adds up. */
    static final class Adding {
        private final MessageDigest digest = Sha256.begin();
        private long rows;

        void row(@Nullable Object[] values) {
            rows++;
            for (Object value : values) {
                add(value);
            }
        }

        private void add(@Nullable Object value) {
            if (value instanceof Number number) {
                digest.update(
                        ByteBuffer.allocate(9).put((byte) 1).putLong(number.longValue()).flip());
            } else if (value instanceof byte[] bytes) {
                add((byte) 2, bytes);
            } else if (value != null) {
                add((byte) 3, value.toString().getBytes(StandardCharsets.UTF_8));
            } else {
                digest.update((byte) 0);
            }
        }

        private void add(byte kind, byte[] bytes) {
            digest.update(ByteBuffer.allocate(5).put(kind).putInt(bytes.length).flip());
            digest.update(bytes);
        }

        TableSum of(String table) {
            return new TableSum(table, rows, HexFormat.of().formatHex(digest.digest()));
        }
    }
}
