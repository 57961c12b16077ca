package outlay.delivery.sending;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Locale;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import outlay.Problem;
import outlay.mail.smtp.Outcome;
import outlay.mail.smtp.PaperTransport;

/** What a way out makes of what happens, word by word. */
final class OutletTest {
    private final Outlet outlet =
            new Outlet(new Crew(PaperTransport::new, 1, new LinkedBlockingQueue<>()));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    accepted                            | open
                    unknown                             | open
                    refused                             | open
                    gone                                | open
                    deferred                            | open
                    invalid                             | open
                    refused_us                          | open later
                    put-off                             | open later

                    # One lost connection is nothing, three in a row are the end.
                    unreachable                         | open later, unreachable
                    unreachable unreachable             | open later, unreachable
                    unreachable deferred                | open later
                    unreachable unreachable unreachable | closed later, unreachable
                    unreachable accepted unreachable    | open later, unreachable
                    unreachable unreachable refused_us unreachable | open later, unreachable

                    # What was on its way may still get through.
                    unreachable unreachable unreachable accepted | closed later, unreachable

                    unreached                           | closed, unreachable
                    """)
    void isToldWhatHappens(String events, String then) {
        for (String event : events.split(" ", -1)) {
            happens(event);
        }
        assertEquals(
                then,
                (outlet.isOpen() ? "open" : "closed")
                        + (outlet.hasPutOff() ? " later" : "")
                        + (outlet.unreachable().isPresent() ? ", unreachable" : ""));
    }

    private void happens(String event) {
        switch (event) {
            case "put-off" -> outlet.putOff();
            case "unreached" ->
                    outlet.unreached(new Problem(Problem.Kind.UNREACHABLE, "nobody there", ""));
            default -> {
                Outcome.Kind kind = Outcome.Kind.valueOf(event.toUpperCase(Locale.ROOT));
                outlet.landed(new Outcome(kind, "words"));
            }
        }
    }

    @Test
    void refusesWhatCannotBe() {
        assertThrows(IllegalStateException.class, outlet::isDone);
        assertThrows(IllegalStateException.class, () -> outlet.crew().takeIdle());
    }
}
