package outlay.cli.script;

import static java.util.Comparator.comparing;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import outlay.Count;
import outlay.Folding;
import outlay.campaign.Campaigns;
import outlay.campaign.Recipient;
import outlay.campaign.RecipientStatus;
import outlay.contact.Field;
import outlay.contact.FieldKind;
import outlay.contact.Fields;
import outlay.db.Database;
import outlay.db.Transaction;
import outlay.index.Ranking.RankedValue;
import outlay.index.Vocabulary;
import outlay.mailbox.Mailboxes;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What the database knows that a value may be: campaigns, mailboxes, fields, and their values. */
final class KnownValues {
    /** So many values are looked at, in the order of the alphabet, and the most frequent shown. */
    private static final int LOOKED_AT = 200;

    private static final int SHOWN = 50;

    private final @Nullable Database database;

    /**
     * @param database null where there is none
     */
    KnownValues(@Nullable Database database) {
        this.database = database;
    }

    /** Returns what a value may become, as far as it has been typed. */
    List<Offer> of(String command, ArgSpec argument, String current) {
        String label = argument.paramLabel();
        List<Offer> offers =
                argument instanceof OptionSpec option
                        ? ofOption(
                                option.longestName().replaceFirst("^--(not-)?", ""), label, current)
                        : ofParameter(command, label, current);
        return offers.stream().filter(Offer::isPrintable).toList();
    }

    private List<Offer> ofOption(String name, String label, String current) {
        return switch (name) {
            case "campaign" -> named(KnownValues::campaigns, current);
            case "mailbox" -> named(KnownValues::mailboxes, current);
            case "has", "missing", "facets", "sort" -> named(Fields::known, current);
            case "columns" -> inList(current);
            case "field" -> ofCustom(current);
            case "status" -> beginning(Stream.of(RecipientStatus.values()), current);
            case "phase" -> named(KnownValues::phases, current);
            case "timezone" -> beginning(ZoneId.getAvailableZoneIds().stream().sorted(), current);
            default ->
                    Stream.of(Field.values())
                            .filter(field -> field.option().equals(Optional.of(name)))
                            .findFirst()
                            .map(field -> ofField(field.number(), current))
                            .orElseGet(() -> files(label));
        };
    }

    private List<Offer> ofParameter(String command, String label, String current) {
        boolean isMailbox = command.startsWith("mailbox ") && !command.endsWith(" add");
        boolean isCampaign =
                command.equals("delete campaign")
                        || (command.startsWith("campaign ") && !command.endsWith(" create"));
        return switch (label) {
            case "CAMPAIGN" -> named(KnownValues::campaigns, current);
            case "NAME", "FROM", "TO" ->
                    isMailbox
                            ? named(KnownValues::mailboxes, current)
                            : isCampaign ? named(KnownValues::campaigns, current) : List.of();
            case "TAG" -> ofField(Field.TAGS.number(), current);
            case "FIELD" -> named(Fields::known, current);
            case "FIELD=VALUE" -> suffixed(named(Fields::known, current));
            default -> files(label);
        };
    }

    private static List<Offer> files(String label) {
        boolean areFiles = label.startsWith("FILE") || label.equals("SOURCE") || label.equals("F");
        return areFiles ? List.of(Offer.FILES) : List.of();
    }

    private static List<String> campaigns(Transaction tx) {
        return Campaigns.all(tx).stream().map(each -> each.name()).toList();
    }

    /** As many as the longest campaign has. */
    private static List<String> phases(Transaction tx) {
        int steps =
                Campaigns.all(tx).stream().mapToInt(each -> each.steps().size()).max().orElse(0);
        return IntStream.rangeClosed(0, steps).mapToObj(Recipient::phase).toList();
    }

    private static List<String> mailboxes(Transaction tx) {
        return Mailboxes.all(tx).stream().map(each -> each.name()).toList();
    }

    private List<Offer> named(Function<Transaction, List<String>> names, String current) {
        return database == null ? List.of() : beginning(database.read(names).stream(), current);
    }

    private static List<Offer> beginning(Stream<?> words, String current) {
        String wanted = Folding.fold(current);
        return words.map(Object::toString)
                .filter(word -> Folding.fold(word).startsWith(wanted))
                .map(word -> new Offer(word, ""))
                .toList();
    }

    /** Of names between commas the last is being typed. */
    private List<Offer> inList(String current) {
        int last = current.lastIndexOf(',') + 1;
        return named(Fields::known, current.substring(last)).stream()
                .map(field -> field.after(current.substring(0, last)))
                .toList();
    }

    private List<Offer> ofCustom(String current) {
        int sign = current.indexOf('=');
        if (sign < 0) {
            return suffixed(named(Fields::known, current));
        }
        if (database == null) {
            return List.of();
        }
        int field = database.read(tx -> Fields.load(tx).id(current.substring(0, sign)));
        return ofField(field, current.substring(sign + 1)).stream()
                .map(value -> value.after(current.substring(0, sign + 1)))
                .toList();
    }

    private static List<Offer> suffixed(List<Offer> names) {
        return names.stream().map(name -> new Offer(name.value() + "=", "")).toList();
    }

    private List<Offer> ofField(int field, String current) {
        if (database == null) {
            return List.of();
        }
        // Of several words the last is being typed.
        int word = Field.kind(field) == FieldKind.WORDS ? current.lastIndexOf(' ') + 1 : 0;
        String wanted = Folding.fold(current.substring(word));
        // Numbers are not in the order in which they are written.
        String from = Field.kind(field) == FieldKind.RANGE ? "" : wanted;
        List<RankedValue> values =
                database.read(tx -> new Vocabulary(tx, field).beginning(from, LOOKED_AT));
        return values.stream()
                .filter(value -> Folding.fold(value.value()).startsWith(wanted))
                .sorted(comparing(RankedValue::count).reversed())
                .limit(SHOWN)
                .map(value -> new Offer(value.value(), Count.of(value.count(), "contact")))
                .map(value -> value.after(current.substring(0, word)))
                .toList();
    }
}
