package outlay.cli.contacts;

import java.util.List;
import outlay.cli.command.Room;

/** Contacts: their import, filters, erasure, and the do-not-email list. */
public final class ContactsRoom implements Room {
    @Override
    public String heading() {
        return "Contacts";
    }

    @Override
    public List<String> words() {
        return List.of(
                "import",
                "filter",
                "contact",
                "contact show",
                "contact set",
                "contact unset",
                "contact tag",
                "contact untag",
                "contact fields",
                "contact revive",
                "suppress",
                "suppress add",
                "suppress remove",
                "suppress list",
                "suppress import",
                "delete",
                "delete campaign",
                "delete contacts");
    }

    // A map of suppliers would cost every start the linking of as many lambdas.
    @Override
    public Object command(String words) {
        return switch (words) {
            case "import" -> new ImportCommand();
            case "filter" -> new FilterCommand();
            case "contact" -> new ContactCommand();
            case "contact show" -> new ContactShowCommand();
            case "contact set" -> new ContactSetCommand();
            case "contact unset" -> new ContactUnsetCommand();
            case "contact tag" -> new ContactTagCommand();
            case "contact untag" -> new ContactUntagCommand();
            case "contact fields" -> new ContactFieldsCommand();
            case "contact revive" -> new ContactReviveCommand();
            case "suppress" -> new SuppressCommand();
            case "suppress add" -> new SuppressAddCommand();
            case "suppress remove" -> new SuppressRemoveCommand();
            case "suppress list" -> new SuppressListCommand();
            case "suppress import" -> new SuppressImportCommand();
            case "delete" -> new DeleteCommand();
            case "delete campaign" -> new DeleteCampaignCommand();
            case "delete contacts" -> new DeleteContactsCommand();
            default -> throw new IllegalArgumentException("no command: " + words);
        };
    }
}
