package outlay.cli.script;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import outlay.EmailAddress;
import outlay.cli.input.Environment;
import outlay.cli.input.FilterOptions;
import outlay.cli.input.InputFile;
import outlay.contact.Contacts;
import outlay.db.Database;
import outlay.index.ContactSet;
import outlay.lead.Filter;
import outlay.lead.Leads;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * A filter that is being typed. Nobody has sent it off yet: it is only looked at, whatever defaults
 * the command has, and no file that it names is read that somebody would miss.
 */
@Command(addMethodSubcommands = false)
final class TypedFilter {
    static final String EMAILS = "--emails";
    static final String FROM = "--from";

    /** A longer file would be read anew with each key for longer than nobody notices. */
    private static final long MOST_BYTES = 1 << 20;

    @Mixin FilterOptions options = new FilterOptions();

    @Option(names = {EMAILS, FROM})
    @Nullable String addresses;

    private final Environment environment;

    private TypedFilter(Environment environment) {
        this.environment = environment;
    }

    /**
     * Counts its leads.
     *
     * @param words its options, each with its value behind a sign
     * @return empty when a file that it names is none to be read now
     * @throws RuntimeException when it is no filter yet
     */
    static OptionalInt count(Database database, Environment environment, List<String> words) {
        TypedFilter typed = new TypedFilter(environment);
        new CommandLine(typed).setExpandAtFiles(false).parseArgs(words.toArray(String[]::new));
        return typed.files().allMatch(typed::isAtHand)
                ? OptionalInt.of(typed.count(database))
                : OptionalInt.empty();
    }

    private Stream<String> files() {
        return Stream.concat(options.files().stream(), Stream.ofNullable(addresses));
    }

    /** A pipe can be read only once: by the command. */
    private boolean isAtHand(String name) {
        Path file = environment.file(name);
        try {
            return Files.isRegularFile(file) && Files.size(file) <= MOST_BYTES;
        } catch (IOException e) {
            return false;
        }
    }

    private int count(Database database) {
        Filter filter = options.filter(environment);
        List<EmailAddress> only =
                addresses == null ? null : new InputFile(environment, addresses).addresses();
        return database.read(
                tx -> {
                    ContactSet leads = Leads.match(tx, filter).all();
                    return only == null
                            ? leads.size()
                            : leads.and(Contacts.idsOf(tx, only).contacts()).size();
                });
    }
}
