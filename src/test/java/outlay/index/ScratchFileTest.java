package outlay.index;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.Problem;

/** What is put aside comes back, and leaves nothing behind. */
final class ScratchFileTest {
    @TempDir Path folder = Path.of("");

    @Test
    void givesBlocksBackStretchByStretch() {
        ScratchFile file = ScratchFile.open(folder);
        file.append(new byte[] {1, 2});
        file.append(new byte[0]);
        long middle = file.size();
        file.append(new byte[70_000]);
        Cursor.Blocks second = file.read(middle, file.size());
        Cursor.Blocks first = file.read(0, middle);
        assertArrayEquals(new byte[] {1, 2}, first.next());
        assertArrayEquals(new byte[70_000], second.next());
        assertArrayEquals(new byte[0], first.next());
        assertNull(first.next());
        assertNull(second.next());
    }

    /** Nothing is left behind when the process is killed. */
    @Test
    void hasNoName() throws IOException {
        ScratchFile file = ScratchFile.open(folder);
        file.append(new byte[10]);
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(List.of(), left.toList());
        }
    }

    @Test
    void saysThatTheDiskIsFull() throws IOException {
        Path full = Path.of("/dev/full");
        try (FileChannel channel = FileChannel.open(full, StandardOpenOption.WRITE)) {
            ScratchFile file = new ScratchFile(folder, channel);
            Problem problem = assertThrows(Problem.class, () -> file.append(new byte[10]));
            assertEquals(Problem.Kind.IO, problem.kind());
            assertEquals(
                    "cannot put values aside in " + folder + ": No space left on device",
                    problem.what());
        }
    }

    @Test
    void saysThatTheFolderIsMissing() {
        Path missing = folder.resolve("missing");
        Problem problem = assertThrows(Problem.class, () -> ScratchFile.open(missing));
        assertEquals(
                "cannot put values aside in " + missing + ": no such file or folder",
                problem.what());
    }
}
