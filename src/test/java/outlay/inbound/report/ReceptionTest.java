package outlay.inbound.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import outlay.inbound.mime.RawMessage;

class ReceptionTest {
    private static final int MESSAGES = 5_000;

    private static RawMessage message(int number) {
        // The later, the sooner understood.
        String body = "word ".repeat((MESSAGES - number) / 4);
        String text = "From: ann@a.example\nSubject: Re: " + number + "\n\n" + body;
        return new RawMessage("#" + number, text.getBytes(StandardCharsets.UTF_8), false);
    }

    @Test
    void handsOnAllInTheOrderInWhichTheyCame() {
        List<String> sources = new ArrayList<>();
        try (Reception reception = new Reception(incoming -> sources.add(incoming.source()))) {
            IntStream.range(0, MESSAGES).mapToObj(ReceptionTest::message).forEach(reception);
            reception.finish();
        }
        assertEquals(IntStream.range(0, MESSAGES).mapToObj(i -> "#" + i).toList(), sources);
    }

    @Test
    void keepsNoMoreThanItWorksOn() {
        int most = 33 * (2 * Runtime.getRuntime().availableProcessors() + 1);
        List<Incoming> handedOn = new ArrayList<>();
        try (Reception reception = new Reception(handedOn::add)) {
            for (int i = 0; i < MESSAGES; i++) {
                reception.accept(message(i));
                assertTrue(i - handedOn.size() < most, "kept: " + (i - handedOn.size()));
            }
            reception.finish();
        }
    }
}
