package outlay.db;

import java.io.IOException;
import java.nio.channels.FileLock;
import outlay.Problem;

/** The right to an {@link Activity}, until it is closed or its process ends. */
public final class Hold implements AutoCloseable {
    private final FileLock lock;

    Hold(FileLock lock) {
        this.lock = lock;
    }

    @Override
    public void close() {
        try {
            lock.release();
        } catch (IOException e) {
            throw new Problem(
                    Problem.Kind.IO, "cannot unlock the database: " + Problem.why(e), "", e);
        }
    }
}
