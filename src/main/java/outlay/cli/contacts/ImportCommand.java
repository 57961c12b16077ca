package outlay.cli.contacts;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import outlay.Problem;
import outlay.cli.command.ChangingCommand;
import outlay.cli.command.ScratchDatabase;
import outlay.cli.input.CountedStream;
import outlay.cli.input.FormatOptions;
import outlay.cli.input.InputFile;
import outlay.cli.input.OutputFile;
import outlay.csv.ContactFile;
import outlay.db.Database;
import outlay.load.ImportResult;
import outlay.load.Importing;
import outlay.output.CsvFile;
import outlay.output.Guard;
import outlay.output.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code outlay import}. */
@Command(
        name = "import",
        description = {
            "Loads contacts from a CSV file, plain or gzipped; a known contact is updated.",
            "The header names the columns; only email is required. All of a file or nothing of it:"
                    + " what cannot be read stops it, rejected lines do not.",
            "Columns such as Email Opt Out, Unsubscribed, Do Not Contact, and status of our own"
                    + " export, put persons on the do-not-email list."
        },
        exitCodeList = {
            "0:imported",
            "2:wrong usage",
            "3:imported, but some lines were rejected; they are listed",
            "4:the file cannot be read or is broken; nothing imported",
            "8:busy, run again",
            "10:not an Outlay database"
        },
        footer = {
            "  outlay import contacts.csv",
            "  outlay import leads.csv.gz --source fair-2026 --map \"Work mail=email\"",
            "  curl -s https://crm.example/export | outlay import -"
        })
final class ImportCommand extends ChangingCommand {
    @Parameters(paramLabel = "FILE", description = "A CSV file, - for standard input.")
    String file = "";

    @Mixin FormatOptions format = new FormatOptions();

    @Option(
            names = "--source",
            paramLabel = "NAME",
            order = 2,
            description = "Where the contacts come from: their field source.")
    @Nullable String source;

    @Option(
            names = "--rejects",
            paramLabel = "FILE",
            order = 5,
            description = "Write the rejected lines to a CSV file, with the reasons.")
    @Nullable String rejects;

    @Override
    protected int run() {
        ContactFile.Format readAs = format.read();
        InputFile input = new InputFile(environment(), file);
        OutputFile rejectsTo = rejectsFile(input);
        ImportReport report = new ImportReport(console(), rejectsTo != null);
        long start = System.nanoTime();
        ImportResult result;
        try (CountedStream in = new CountedStream(input.open(), input.size());
                ContactFile contacts = ContactFile.open(in, input.title(), readAs)) {
            report.columns(contacts);
            result = load(in, contacts, rejectsTo, report);
        } catch (IOException e) {
            throw input.unreadable(e);
        }
        double seconds = Math.round((System.nanoTime() - start) / 1e6) / 1e3;
        report.print(result, seconds);
        return result.rejected() > 0 ? SOME_FAILED : DONE;
    }

    private ImportResult load(
            CountedStream in,
            ContactFile contacts,
            @Nullable OutputFile rejectsTo,
            ImportReport report) {
        if (dryRun && location().isNew()) {
            try (ScratchDatabase scratch = new ScratchDatabase(environment().clock())) {
                return load(in, contacts, rejectsTo, report, scratch.database());
            }
        }
        try (Database database = openOrCreate()) {
            return load(in, contacts, rejectsTo, report, database);
        }
    }

    private ImportResult load(
            CountedStream in,
            ContactFile contacts,
            @Nullable OutputFile rejectsTo,
            ImportReport report,
            Database database) {
        try (Progress progress = progress("rows", Progress.UNKNOWN);
                CsvFile out = rejectsTo == null ? null : csv(rejectsTo)) {
            if (out != null) {
                out.row(ImportListener.row("line", "reason", contacts.headers()));
            }
            ImportListener listener = new ImportListener(in, progress, report, out);
            ImportResult result =
                    dryRun
                            ? Importing.rehearse(database, contacts, blankToNull(source), listener)
                            : Importing.run(database, contacts, blankToNull(source), listener);
            if (out != null) {
                out.commit();
            }
            return result;
        }
    }

    private CsvFile csv(OutputFile to) {
        return new CsvFile(to.csv(console()), Guard.ON);
    }

    /** Says where rejected lines go, before anything is read, made or written. */
    private @Nullable OutputFile rejectsFile(InputFile input) {
        if (rejects == null) {
            return null;
        }
        OutputFile target = output(rejects);
        if (target.isStandardOutput()) {
            throw new Problem(
                    Problem.Kind.USAGE,
                    "standard output cannot carry the rejected lines and the answer",
                    "name a file: --rejects FILE");
        }
        return target.notOnto(input.path(), "the file that is imported");
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
