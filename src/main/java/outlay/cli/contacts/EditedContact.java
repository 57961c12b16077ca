package outlay.cli.contacts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import outlay.EmailAddress;
import outlay.Problem;
import outlay.contact.Contacts;
import outlay.contact.Fields;
import outlay.db.Database;
import outlay.db.Transaction;
import outlay.index.ContactSet;
import outlay.lead.FieldNames;
import outlay.load.Editing;
import outlay.output.Summary;

/** One contact whose values a command changes, and what there is to say about it. */
final class EditedContact {
    private final EmailAddress address;
    private final List<String> changed = new ArrayList<>();
    private final List<String> unchanged = new ArrayList<>();

    EditedContact(EmailAddress address) {
        this.address = address;
    }

    /**
     * Returns the name of a field that may be changed by hand.
     *
     * @throws Problem USAGE when it may not
     */
    static String changeable(String written) {
        String name = FieldNames.field(written);
        switch (name) {
            case "email" ->
                    throw new Problem(
                            Problem.Kind.USAGE,
                            "the address of a contact is who it is, and stays",
                            "import the new address, and delete the old one");
            case "status" ->
                    throw new Problem(
                            Problem.Kind.USAGE,
                            "the status of a contact is no field",
                            "use 'outlay suppress add' or 'outlay contact revive'");
            case "" ->
                    throw new Problem(
                            Problem.Kind.USAGE,
                            "'" + written + "' is no name of a field",
                            "a name has letters or digits");
            default -> {
                return name;
            }
        }
    }

    /**
     * Changes the contact.
     *
     * @param wanting returns the new values by the numbers of their fields; empty ones go
     * @throws Problem NOT_ALLOWED when there is no such contact
     */
    Summary edit(
            Database database,
            String command,
            boolean dryRun,
            Function<Transaction, Map<Integer, String>> wanting) {
        Function<Transaction, Editing.Plan> plan = tx -> plan(tx, wanting.apply(tx));
        Editing.Result result =
                dryRun
                        ? Editing.rehearse(database, command, plan)
                        : Editing.run(database, command, plan);
        return new Summary()
                .json("email", address.written())
                .json("changed", changed)
                .json("unchanged", unchanged)
                .line("Changed: " + (changed.isEmpty() ? "nothing" : String.join(", ", changed)))
                .json("operation", result.operation());
    }

    private Editing.Plan plan(Transaction tx, Map<Integer, String> wanted) {
        ContactSet contact = Contacts.idsOf(tx, List.of(address)).contacts();
        if (contact.isEmpty()) {
            throw missing(address);
        }
        Fields names = Fields.loadAll(tx);
        return new Editing.Plan(
                contact,
                values ->
                        wanted.forEach(
                                (field, value) -> put(values, field, value, names.name(field))));
    }

    private void put(Map<Integer, String> values, int field, String value, String name) {
        boolean same = values.getOrDefault(field, "").equals(value);
        (same ? unchanged : changed).add(name);
        if (value.isEmpty()) {
            values.remove(field);
        } else {
            values.put(field, value);
        }
    }

    static Problem missing(EmailAddress address) {
        return new Problem(
                Problem.Kind.NOT_ALLOWED,
                "no such contact: " + address,
                "contacts come with 'outlay import'; 'outlay filter' finds them");
    }
}
