package outlay.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.Problem;

final class BesideTest {
    private static final String COUNT = "SELECT count(*) FROM operation WHERE command = 'test'";

    private final List<Long> counts = new ArrayList<>();
    private Database database;

    @BeforeEach
    void open(@TempDir Path folder) {
        database = new TestFile(folder.resolve("outlay.db")).openOrCreate();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void readsWhatIsCommittedOnAThreadOfItsOwn() {
        TestFile.put(database, "a");
        CountDownLatch read = new CountDownLatch(1);
        database.read(
                tx -> {
                    try (Beside beside =
                            tx.beside(
                                    other -> {
                                        counts.add(other.query(COUNT).number());
                                        read.countDown();
                                    })) {
                        await(read);
                        beside.join();
                        return true;
                    }
                });
        assertEquals(List.of(1L), counts);
    }

    /** Only the transaction sees what it has changed; it is asked when the work is waited for. */
    @Test
    void readsWhatATransactionHasChangedInIt() {
        database.rehearse(
                tx -> {
                    try (Beside beside =
                            tx.beside(other -> counts.add(other.query(COUNT).number()))) {
                        TestFile.put(tx, "a");
                        assertEquals(List.of(), counts);
                        beside.join();
                        return true;
                    }
                });
        assertEquals(List.of(1L), counts);
    }

    /** A private view is seen by its own connection alone. */
    @Test
    void readsInAPrivateViewWhatIsChangedThere() {
        database.rehearseAside(
                aside -> {
                    TestFile.put(aside, "a");
                    return aside.read(
                            tx -> {
                                try (Beside beside =
                                        tx.beside(
                                                other -> counts.add(other.query(COUNT).number()))) {
                                    beside.join();
                                    return true;
                                }
                            });
                });
        assertEquals(List.of(1L), counts);
    }

    @Test
    void changesNothing() {
        Problem problem =
                assertThrows(Problem.class, () -> beside(tx -> tx.update("DELETE FROM operation")));
        assertEquals(Problem.Kind.IO, problem.kind());
    }

    @Test
    void throwsWhatTheWorkHasThrown() {
        RuntimeException failure = new IllegalStateException("failed");
        RuntimeException thrown =
                assertThrows(
                        IllegalStateException.class,
                        () ->
                                beside(
                                        tx -> {
                                            throw failure;
                                        }));
        assertSame(failure, thrown);
    }

    /** Whoever fails meanwhile does not wait for what nobody needs any more. */
    @Test
    void interruptsTheWorkWhenItIsClosed() {
        CountDownLatch begun = new CountDownLatch(1);
        List<Boolean> interrupted = new ArrayList<>();
        database.read(
                tx -> {
                    Beside beside =
                            tx.beside(
                                    other -> {
                                        begun.countDown();
                                        while (!Thread.currentThread().isInterrupted()) {
                                            Thread.onSpinWait();
                                        }
                                        interrupted.add(true);
                                    });
                    await(begun);
                    beside.close();
                    return true;
                });
        assertEquals(List.of(true), interrupted);
    }

    private void beside(Consumer<Transaction> work) {
        database.read(
                tx -> {
                    try (Beside beside = tx.beside(work)) {
                        beside.join();
                        return true;
                    }
                });
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
