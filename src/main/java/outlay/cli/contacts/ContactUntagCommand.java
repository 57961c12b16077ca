package outlay.cli.contacts;

import java.util.Map;
import outlay.contact.Tags;
import picocli.CommandLine.Command;

/** {@code outlay contact untag}. */
@Command(
        name = "untag",
        description = "Takes a tag from contacts.",
        exitCodeList = {
            "0:taken, or nobody had it",
            "2:wrong usage",
            "3:taken, but some addresses are not there; they are listed",
            "4:a file is not valid",
            "5:the only address is not there, or no such campaign",
            "8:busy, run again",
            "10:not an Outlay database"
        },
        footer = {
            "  outlay contact untag vip ann@example.com",
            "  outlay contact untag 'fair 2026' --tag 'fair 2026'"
        })
final class ContactUntagCommand extends TagsCommand {
    @Override
    String words() {
        return "contact untag";
    }

    @Override
    void change(Map<Integer, String> values, String tag) {
        Tags.remove(values, tag);
    }
}
