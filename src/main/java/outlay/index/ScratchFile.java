package outlay.index;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import outlay.Problem;

/**
 * Blocks on disk, in a file that has lost its name as soon as it is open: the system takes it away
 * with the process, however that ends, or when nobody refers to it any more (decision D103).
 */
final class ScratchFile {
    private final Path folder;
    private final FileChannel channel;
    private long size;

    ScratchFile(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /** Opens one where temporary files go. */
    static ScratchFile open() {
        return open(Path.of(System.getProperty("java.io.tmpdir")));
    }

    static ScratchFile open(Path folder) {
        try {
            Path file = Files.createTempFile(folder, "outlay", ".scratch");
            try {
                return new ScratchFile(
                        folder,
                        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE));
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw failed("put values aside", folder, e);
        }
    }

    /** Returns how many bytes there are. */
    long size() {
        return size;
    }

    /** Adds a block. */
    void append(byte[] block) {
        ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES + block.length);
        bytes.putInt(block.length).put(block).flip();
        try {
            while (bytes.hasRemaining()) {
                size += channel.write(bytes, size);
            }
        } catch (IOException e) {
            throw failed("put values aside", folder, e);
        }
    }

    /** Returns the blocks between two sizes that the file has had. */
    Cursor.Blocks read(long start, long end) {
        return new Stretch(start, end);
    }

    private final class Stretch implements Cursor.Blocks {
        private final long end;
        private long at;

        Stretch(long start, long end) {
            this.at = start;
            this.end = end;
        }

        @Override
        public byte @Nullable [] next() {
            if (at == end) {
                return null;
            }
            int length = bytes(at, Integer.BYTES).getInt();
            byte[] block = bytes(at + Integer.BYTES, length).array();
            at += Integer.BYTES + length;
            return block;
        }
    }

    private ByteBuffer bytes(long place, int length) {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        try {
            while (bytes.hasRemaining()) {
                if (channel.read(bytes, place + bytes.position()) < 0) {
                    throw new EOFException("it has become shorter");
                }
            }
        } catch (IOException e) {
            throw failed("read values put aside", folder, e);
        }
        return bytes.flip();
    }

    private static Problem failed(String doing, Path folder, IOException e) {
        return new Problem(
                Problem.Kind.IO,
                "cannot " + doing + " in " + folder + ": " + Problem.why(e),
                "check its free space and permissions, or name another folder with TMPDIR",
                e);
    }
}
