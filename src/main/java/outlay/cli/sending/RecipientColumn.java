package outlay.cli.sending;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import outlay.Nearest;
import outlay.Problem;
import outlay.campaign.RecipientRow;
import outlay.contact.Fields;
import outlay.db.Transaction;
import outlay.lead.FieldNames;
import outlay.output.Times;

/**
 * One column of a list of recipients: what is known of somebody as a recipient, or a field of the
 * contact.
 *
 * @param header its name in tables and files
 * @param json its name in JSON
 */
record RecipientColumn(String header, String json, Function<RecipientRow, @Nullable Object> value) {
    /** What is shown unless columns are named. */
    static final List<RecipientColumn> USUAL =
            List.of(
                    field("email"),
                    of("status", row -> row.recipient().status()),
                    of("phase", RecipientRow::phase),
                    new RecipientColumn("sent_at", "sentAt", RecipientColumn::sentAt),
                    of("credit", row -> row.recipient().credit()),
                    of("mailbox", row -> row.mailbox().isEmpty() ? null : row.mailbox()),
                    of("reason", row -> row.recipient().reason()));

    private static RecipientColumn of(String name, Function<RecipientRow, @Nullable Object> value) {
        return new RecipientColumn(name, name, value);
    }

    private static RecipientColumn field(String name) {
        return of(name, row -> row.contact().get(name));
    }

    private static @Nullable Object sentAt(RecipientRow row) {
        return row.recipient().place().sentAt().map(Times::text).orElse(null);
    }

    /**
     * Returns the columns with these names.
     *
     * @throws Problem USAGE when a name is neither one of the usual ones nor a field
     */
    static List<RecipientColumn> named(Transaction tx, List<String> names) {
        List<String> fields = Fields.known(tx);
        return names.stream().map(name -> named(name.strip(), fields)).toList();
    }

    private static RecipientColumn named(String written, List<String> fields) {
        String name = FieldNames.field(written);
        Optional<RecipientColumn> usual =
                USUAL.stream().filter(column -> column.header().equals(name)).findFirst();
        if (usual.isPresent()) {
            return usual.get();
        }
        if (!fields.contains(name)) {
            List<String> known = new ArrayList<>(USUAL.stream().map(c -> c.header()).toList());
            fields.stream().filter(field -> !known.contains(field)).forEach(known::add);
            throw new Problem(
                    Problem.Kind.USAGE,
                    "--columns: no column '" + written + "'",
                    Nearest.hint(written, known));
        }
        return field(name);
    }
}
