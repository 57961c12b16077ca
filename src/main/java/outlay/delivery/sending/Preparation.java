package outlay.delivery.sending;

import java.util.Set;
import outlay.delivery.AddressChecks;
import outlay.delivery.writing.LetterWriter;
import outlay.mail.address.AddressWarning;
import outlay.mail.address.Finding;
import outlay.mail.address.Verdict;

/**
 * Makes a message ready to leave: checks the address, renders, composes. Asks the network, so it
 * runs outside any transaction.
 */
final class Preparation {
    private final AddressChecks checks;
    private final boolean strict;

    Preparation(AddressChecks checks, boolean strict) {
        this.checks = checks;
        this.strict = strict;
    }

    Event prepare(Due due) {
        Finding finding = checks.of(due.transport()).check(due.contact().address());
        if (finding.verdict() instanceof Verdict.Invalid invalid) {
            return due.dropped(Ruling.UNUSABLE, invalid.reason());
        }
        if (strict && !finding.warnings().isEmpty()) {
            AddressWarning warning = finding.warnings().iterator().next();
            return due.dropped(Ruling.UNWANTED, warning + ", refused by --strict");
        }
        return finding.verdict() instanceof Verdict.Unknown
                ? new Event.PutOff(due.lane(), due.recipient())
                : write(due, finding.warnings());
    }

    private static Event write(Due due, Set<AddressWarning> warnings) {
        LetterWriter.Result letter = due.letters().write(due.commission());
        var envelope = letter.envelope();
        if (envelope == null) {
            return due.dropped(Ruling.HELD, letter.heldBecause());
        }
        long revision = due.letters().revision();
        Ready ready =
                new Ready(
                        due.name(),
                        letter.trace(),
                        due.read(),
                        revision,
                        due.recipient(),
                        warnings,
                        envelope,
                        letter.message());
        return new Event.Readied(due.lane(), ready);
    }
}
