package outlay.cli.sending;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import outlay.delivery.SendResult;
import outlay.output.Console;

/** Says what a run of {@code send} did. */
final class SendReport {
    private static final List<String> NEWS =
            List.of("bounced", "invalid", "suppressed", "held", "deferred", "inDoubt");

    private final Console console;

    SendReport(Console console) {
        this.console = console;
    }

    void print(SendResult result) {
        warn(result);
        if (console.json()) {
            console.object(result.fields());
        } else {
            print(result.fields());
            if (isZero(result.fields().get("sent")) && result.failure().isEmpty()) {
                console.line("Nothing sent: " + why(result.reasons()));
            }
        }
    }

    private static String why(Map<String, String> reasons) {
        return reasons.isEmpty()
                ? "there is no campaign"
                : reasons.entrySet().stream()
                        .map(each -> each.getKey() + ": " + each.getValue())
                        .collect(Collectors.joining("; "));
    }

    private void print(Map<String, Object> fields) {
        console.line("Sent: ", fields.get("sent"));
        for (String name : NEWS) {
            if (!isZero(fields.get(name))) {
                console.line(SendWords.title(name) + ": ", fields.get(name));
            }
        }
        console.line("Credits spent: ", fields.get("spent"));
        console.line("Credits returned: ", fields.get("returned"));
        console.line("Still due: ", fields.get("due"));
        SendWords.instant(fields.get("nextDueAt"))
                .ifPresent(next -> console.line("Next due: " + next));
        if (!isZero(fields.get("inDoubt"))) {
            console.notice("settle what is in doubt with 'outlay resolve CAMPAIGN'");
        }
    }

    private static boolean isZero(@Nullable Object count) {
        return Long.valueOf(0).equals(count);
    }

    private void warn(SendResult result) {
        if (!result.warnings().isEmpty()) {
            String counts =
                    result.warnings().entrySet().stream()
                            .map(each -> "to a " + each.getKey() + ": " + each.getValue())
                            .collect(Collectors.joining(", "));
            console.notice(
                    "first emails " + counts + "; 'outlay send --strict' would refuse these");
        }
    }
}
