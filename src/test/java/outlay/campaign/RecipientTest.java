package outlay.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import outlay.campaign.plan.Step;

/**
 * What becomes of a recipient to whom nothing was sent, word by word: its status, steps sent and
 * credit, and {@code open} while a message to it may be on its way.
 */
final class RecipientTest {
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00.250Z");
    private static final Optional<Step> IN_3_DAYS = Optional.of(new Step(2, 3, "S", "T", null));

    private static final Recipient NEW =
            new Recipient(
                    new Enrolment(1, 2, OptionalInt.of(3), OptionalLong.empty()),
                    new RecipientState(RecipientStatus.ACTIVE, "", RecipientCredit.RESERVED, false),
                    new SequencePlace(0, Instant.EPOCH, Optional.empty(), 0, Optional.empty()));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    departs                             | active 0 reserved open
                    departs landed                      | active 0 reserved
                    departs deferred                    | active 0 reserved
                    departs sent                        | active 1 spent
                    departs last-sent                   | finished 1 spent
                    sent departs last-sent              | finished 2 spent
                    held departs                        | active 0 reserved open

                    # The credit moves with the first email only.
                    returned sent                       | active 1 returned
                    sent returned                       | active 1 returned

                    # Whoever has left stays so, and what was open stays open.
                    departs leaves-replied              | replied 0 reserved open
                    departs leaves-replied sent         | replied 1 spent
                    in-doubt leaves-removed             | removed 0 reserved open
                    in-doubt leaves-removed landed      | removed 0 reserved
                    leaves-bounced last-sent            | bounced 1 spent
                    departs erased                      | active 0 reserved

                    # An earlier try had arrived; a later one is open, in doubt or not.
                    sent-before                         | active 1 spent
                    departs sent-before                 | active 1 spent open
                    in-doubt sent-before                | in-doubt 1 spent open
                    held sent-before                    | active 1 spent

                    # One more copy settles a doubt, and nothing else.
                    departs sent-before copied          | active 1 spent
                    in-doubt sent-before copied         | active 1 spent
                    leaves-replied copied               | replied 0 reserved
                    held copied                         | held 0 reserved
                    """)
    void goesItsWay(String words, String state) {
        Recipient recipient = after(words);
        String open = recipient.isOpen() ? " open" : "";
        assertEquals(
                state,
                recipient.status() + " " + recipient.stepsSent() + " " + recipient.credit() + open);
    }

    private static Recipient after(String words) {
        Recipient recipient = NEW;
        for (String word : words.split(" ", -1)) {
            recipient = after(recipient, word);
        }
        return recipient;
    }

    private static Recipient after(Recipient recipient, String word) {
        return switch (word) {
            case "departs" -> recipient.departing();
            case "landed" -> recipient.landed();
            case "sent" -> recipient.sent(NOW, IN_3_DAYS);
            case "last-sent" -> recipient.sent(NOW, Optional.empty());
            case "sent-before" -> recipient.sentBefore(NOW, IN_3_DAYS);
            case "copied" -> recipient.copied(IN_3_DAYS);
            case "deferred" -> recipient.deferred(NOW, NOW.plusSeconds(900), "450 later");
            case "returned" -> recipient.returned();
            case "erased" -> recipient.erased();
            case "held" -> recipient.with(RecipientStatus.HELD, "no first_name");
            case "in-doubt" -> recipient.with(RecipientStatus.IN_DOUBT, "gone");
            default -> recipient.leaving(status(word), word);
        };
    }

    private static RecipientStatus status(String word) {
        return RecipientStatus.valueOf(word.replace("leaves-", "").toUpperCase(Locale.ROOT));
    }

    @Test
    void isDueSomeDaysAfterTheStepBeforeToTheSecond() {
        SequencePlace place = after("sent").place();
        assertEquals(Instant.parse("2026-03-05T09:00:00Z"), place.dueAt());
        assertEquals(Optional.of(NOW), place.sentAt());
        assertEquals(Instant.parse("2026-03-02T09:00:00Z"), NEW.dueFrom(NOW).place().dueAt());
    }

    @Test
    void remembersHowLongAStepIsTried() {
        Recipient twice = after("deferred").deferred(NOW.plus(Duration.ofHours(1)), NOW, "again");
        assertEquals(Optional.of(NOW), twice.place().firstTriedAt());
        assertEquals(2, twice.place().tries());
        assertEquals("again", twice.reason());
        SequencePlace sent = twice.sent(NOW, IN_3_DAYS).place();
        assertEquals(Optional.empty(), sent.firstTriedAt());
        assertEquals(0, sent.tries());
    }

    @Test
    void losesItsPersonAndNothingElse() {
        Recipient erased = after("sent erased");
        assertEquals(OptionalInt.empty(), erased.contact());
        assertEquals("erased", erased.reason());
        assertEquals(after("sent").place(), erased.place());
    }
}
