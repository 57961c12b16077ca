package outlay.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.Model.OptionSpec;

final class SuggestionsTest {
    @ParameterizedTest
    @CsvSource({
        "sned,        outlay send",
        "campaing,    outlay campaign",
        "statsu,      outlay status",
        "recepients,  outlay recipients",
        "bcakup,      outlay backup",
        "IMPORT,      outlay import",
        "Leads,       outlay filter",
        "export,      outlay filter --csv FILE",
        "expotr,      outlay filter --csv FILE",
        "contacts,    outlay filter",
        "ls,          outlay filter",
        "rm,          outlay delete contacts EMAIL",
        "stats,       outlay status",
        "balance,     outlay credits balance",
        "buy,         outlay credits buy N",
        "unsubscribe, outlay suppress add ENTRY",
        "blacklist,   outlay suppress add ENTRY",
        "load,        outlay import FILE",
        "undo,        outlay delete contacts --campaign NAME --unsent"
    })
    void leadToTheCommandThatDoesIt(String typed, String meant) {
        assertEquals(Optional.of(meant), Suggestions.command("", typed));
    }

    @ParameterizedTest
    @CsvSource({
        "campaign, strat, outlay campaign start",
        "campaign, stop,  outlay campaign pause NAME",
        "credits,  blance, outlay credits balance",
        "suppress, rm,    outlay suppress remove ENTRY",
        "delete,   contact, outlay delete contacts"
    })
    void keepToTheGroupThatWasNamed(String group, String typed, String meant) {
        assertEquals(Optional.of(meant), Suggestions.command(group, typed));
    }

    @ParameterizedTest
    @CsvSource({"foo", "credits", "kill", "x"})
    void sayNothingRatherThanAnything(String typed) {
        assertEquals(Optional.empty(), Suggestions.command("credits", typed));
    }

    /** Every command that is named for another word can be typed. */
    @Test
    void nameOnlyWhatThereIs() {
        for (String target : Suggestions.COMMANDS.values()) {
            Arguments arguments = Arguments.of(target.split(" "));
            if (target.startsWith("help") || target.startsWith("--")) {
                continue;
            }
            String command = arguments.command();
            assertTrue(Commands.leaves().contains(command), target);
            List<String> known = new ArrayList<>();
            for (OptionSpec option : Commands.options(command)) {
                known.addAll(List.of(option.names()));
            }
            arguments.rest().stream()
                    .filter(word -> word.startsWith("-"))
                    .forEach(word -> assertTrue(known.contains(word), target));
        }
    }
}
