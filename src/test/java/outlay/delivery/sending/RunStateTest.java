package outlay.delivery.sending;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import outlay.mail.smtp.Outcome;

/** What a run that may send three emails makes of what happens, word by word. */
final class RunStateTest {
    private final RunState run = new RunState(3);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # what happens                             | left | to look at | then
                    departs                                    | 2    | 2 | in flight
                    departs accepted                           | 2    | 2 | goes on
                    departs unknown                            | 2    | 2 | goes on
                    departs departs accepted                   | 1    | 1 | in flight
                    departs accepted departs accepted departs  | 0    | 0 | in flight: --limit

                    # What did not get through does not count.
                    departs refused                            | 3    | 3 | goes on
                    departs gone                               | 3    | 3 | goes on
                    departs deferred                           | 3    | 3 | goes on
                    departs invalid                            | 3    | 3 | goes on
                    departs refused_us                         | 3    | 3 | goes on
                    departs unreachable                        | 3    | 3 | goes on

                    # Who tries three emails does not lose hundreds of recipients by it.
                    found-invalid                              | 3    | 2 | goes on
                    found-invalid found-invalid found-invalid  | 3    | 0 | goes on: --limit: as many addresses as may leave were found invalid
                    found-invalid departs accepted             | 2    | 2 | goes on

                    put-off                                    | 3    | 3 | goes on: the resolver: addresses could not be looked up
                    stop                                       | 3    | 3 | stops
                    departs stop                               | 2    | 2 | in flight, stops
                    """)
    void isToldWhatHappens(String events, long left, long toLookAt, String then) {
        for (String event : events.split(" ", -1)) {
            happens(event);
        }
        assertEquals(left, run.unclaimed());
        assertEquals(toLookAt, run.unlooked());
        assertEquals(then, state());
    }

    private void happens(String event) {
        switch (event) {
            case "departs" -> run.departs();
            case "found-invalid" -> run.foundInvalid();
            case "put-off" -> run.putOff();
            case "stop" -> run.stop();
            default -> {
                Outcome.Kind kind = Outcome.Kind.valueOf(event.toUpperCase(Locale.ROOT));
                run.landed(new Outcome(kind, "words"));
            }
        }
    }

    private String state() {
        String goesOn = run.isInFlight() ? "in flight" : "goes on";
        String stops = run.isInFlight() ? "in flight, stops" : "stops";
        return (run.isStopping() ? stops : goesOn)
                + run.whyNoMore().map(why -> ": " + why).orElse("");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    accepted                                   | nothing lands that has not left
                    departs accepted unreachable               | nothing lands that has not left
                    departs departs departs departs            | no more leave than the limit allows
                    stop departs                               | nothing leaves when a run is stopping
                    found-invalid found-invalid found-invalid found-invalid | no more addresses are looked at than may leave
                    """)
    void refusesWhatCannotBe(String events, String bug) {
        IllegalStateException refused =
                assertThrows(
                        IllegalStateException.class,
                        () -> {
                            for (String event : events.split(" ", -1)) {
                                happens(event);
                            }
                        });
        assertEquals(bug, refused.getMessage());
    }

    @Test
    void endsWithTheFirstBreakdown() {
        run.throwFailure();
        Error first = new OutOfMemoryError("made up");
        run.breaksDown(first);
        run.breaksDown(new IllegalArgumentException("follows from it"));
        assertSame(first, assertThrows(OutOfMemoryError.class, run::throwFailure));
    }
}
