package outlay.cli.contacts;

import java.util.Map;
import outlay.contact.Tags;
import picocli.CommandLine.Command;

/** {@code outlay contact tag}. */
@Command(
        name = "tag",
        description = "Gives contacts a tag.",
        exitCodeList = {
            "0:tagged",
            "2:wrong usage",
            "3:tagged, but some addresses are not there; they are listed",
            "4:a file is not valid",
            "5:the only address is not there, or no such campaign",
            "8:busy, run again",
            "10:not an Outlay database"
        },
        footer = {
            "  outlay contact tag vip ann@example.com bob@example.org",
            "  outlay contact tag 'fair 2026' --from chosen.txt",
            "  outlay contact tag dach --country Germany --country Austria"
        })
final class ContactTagCommand extends TagsCommand {
    @Override
    String words() {
        return "contact tag";
    }

    @Override
    void change(Map<Integer, String> values, String tag) {
        Tags.add(values, tag);
    }
}
