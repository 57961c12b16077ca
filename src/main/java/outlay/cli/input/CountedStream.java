package outlay.cli.input;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;

/** Counts what is read of a file, before it is unpacked. */
public final class CountedStream extends FilterInputStream {
    private final long size;
    private final AtomicLong read = new AtomicLong();

    public CountedStream(InputStream in, long size) {
        super(in);
        this.size = size;
    }

    /** Returns how many records there are, so many having been read; -1 when nobody can tell. */
    public long guess(long records) {
        long bytes = read.get();
        return size > 0 && bytes > 0 ? (long) ((double) records / bytes * size) : -1;
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        read.addAndGet(one < 0 ? 0 : 1);
        return one;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int some = super.read(bytes, offset, length);
        read.addAndGet(Math.max(some, 0));
        return some;
    }
}
