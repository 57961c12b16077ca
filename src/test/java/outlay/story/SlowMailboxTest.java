package outlay.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import outlay.db.OnBothEngines;

/** A mailbox that takes its time keeps nobody else from the database, not even in a rehearsal. */
@OnBothEngines
final class SlowMailboxTest {
    @TempDir Path folder = Path.of("");

    /** Has a message only when it is released; and says when somebody begins to wait for it. */
    private static final class Slow extends InputStream {
        private final CountDownLatch awaited = new CountDownLatch(1);
        private final CountDownLatch released = new CountDownLatch(1);
        private final InputStream message =
                new ByteArrayInputStream("Subject: x\n\nx\n".getBytes(StandardCharsets.US_ASCII));

        @Override
        public int read() throws IOException {
            await();
            return message.read();
        }

        @Override
        public int read(byte[] bytes, int start, int most) throws IOException {
            await();
            return message.read(bytes, start, most);
        }

        private void await() throws IOException {
            awaited.countDown();
            try {
                assertTrue(released.await(1, TimeUnit.MINUTES));
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--dry-run", "--quiet"})
    void letsOthersBuyMeanwhile(String option) throws InterruptedException {
        Operator ann = new Operator(folder);
        ann.json("credits", "buy", "1");
        Slow slow = new Slow();
        CompletableFuture<Integer> inbox =
                CompletableFuture.supplyAsync(
                        () -> new Operator(folder).run(slow, "inbox", "-", option));
        assertTrue(slow.awaited.await(1, TimeUnit.MINUTES));
        ann.json("credits", "buy", "1");
        slow.released.countDown();
        assertEquals(0, inbox.join());
        ann.balanceIs(2, 0, 0);
    }

    /** One that reads before anything was ever sent knows the key all the same. */
    @Test
    void believesNobodyBeforeTheFirstSend() {
        Operator ann = new Operator(folder);
        ann.json("credits", "buy", "1");
        ann.write(
                "forged.eml",
                """
                From: <ann@x.example>
                To: unsubscribe@s.example
                Subject: unsubscribe olaaaaaaab7ftqkgoklodkm3bu

                """);
        assertEquals(1, Operator.number(ann.json("inbox", "forged.eml"), "unmatched"));
    }
}
