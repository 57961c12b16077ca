package outlay.cli.contacts;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import outlay.Problem;
import outlay.campaign.Suppressions;
import outlay.cli.command.ChangingCommand;
import outlay.cli.input.InputFile;
import outlay.cli.input.OutputFile;
import outlay.credit.Ledger;
import outlay.csv.ContactFile;
import outlay.db.Database;
import outlay.db.Transaction;
import outlay.index.ContactSet;
import outlay.load.ImportResult;
import outlay.load.Importing;
import outlay.output.CsvFile;
import outlay.output.Guard;
import outlay.output.Progress;
import picocli.CommandLine.Command;
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

    @Option(
            names = "--map",
            paramLabel = "HEADER=FIELD",
            description = {
                "The column with this header is FIELD; without FIELD it is left out. As opt-out it"
                        + " says who wants no email."
            })
    List<String> maps = new ArrayList<>();

    @Option(
            names = "--source",
            paramLabel = "NAME",
            description = "Where the contacts come from: their field source.")
    @Nullable String source;

    @Option(
            names = "--delimiter",
            paramLabel = "C",
            description = "What separates cells: , ; | or tab (default: what the header shows).")
    @Nullable String delimiter;

    @Option(
            names = "--encoding",
            paramLabel = "E",
            description = "Such as windows-1252 (default: the byte order mark's, or UTF-8).")
    @Nullable String encoding;

    @Option(
            names = "--rejects",
            paramLabel = "FILE",
            description = "Write the rejected lines to a CSV file, with the reasons.")
    @Nullable String rejects;

    @Option(
            names = "--keep-opted-out",
            description = {
                "Nobody goes on the do-not-email list; columns that say who wants no email become"
                        + " custom fields."
            })
    boolean keepOptedOut;

    @Override
    protected int run() {
        ContactFile.Format format = format();
        InputFile input = new InputFile(environment(), file);
        OutputFile rejectsTo = rejectsFile(input);
        ImportReport report = new ImportReport(console(), rejectsTo != null);
        long start = System.nanoTime();
        ImportResult result;
        try (Counted in = new Counted(input.open(), input.size());
                ContactFile contacts = ContactFile.open(in, input.title(), format)) {
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
            Counted in, ContactFile contacts, @Nullable OutputFile rejectsTo, ImportReport report) {
        if (dryRun && !Files.exists(databaseFile())) {
            try (ScratchDatabase scratch = new ScratchDatabase(environment().clock())) {
                return load(in, contacts, rejectsTo, report, scratch.database());
            }
        }
        try (Database database = openOrCreate()) {
            return load(in, contacts, rejectsTo, report, database);
        }
    }

    private ImportResult load(
            Counted in,
            ContactFile contacts,
            @Nullable OutputFile rejectsTo,
            ImportReport report,
            Database database) {
        try (Progress progress = progress("rows", Progress.UNKNOWN);
                CsvFile out = rejectsTo == null ? null : csv(rejectsTo)) {
            if (out != null) {
                out.row(withLine("line", "reason", contacts.headers().toArray(String[]::new)));
            }
            Listener listener = new Listener(in, progress, report, out);
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

    private static List<String> withLine(String line, String reason, String[] cells) {
        List<String> row = new ArrayList<>(List.of(line, reason));
        row.addAll(List.of(cells));
        return row;
    }

    /**
     * Draws the progress, collects what was rejected, and puts those who want no email on the list.
     */
    private static final class Listener implements Importing.Listener {
        private final Counted in;
        private final Progress progress;
        private final ImportReport report;
        private final @Nullable CsvFile out;

        Listener(Counted in, Progress progress, ImportReport report, @Nullable CsvFile out) {
            this.in = in;
            this.progress = progress;
            this.report = report;
            this.out = out;
        }

        @Override
        public void rejected(long line, String reason, String[] cells) {
            report.rejected(line, reason);
            if (out != null) {
                out.row(withLine(Long.toString(line), reason, cells));
            }
        }

        @Override
        public void progress(long records) {
            long read = in.read.get();
            boolean known = in.size > 0 && read > 0;
            progress.at(records, known ? (long) ((double) records / read * in.size) : -1);
        }

        @Override
        public void optedOut(Transaction tx, long operation, ContactSet contacts) {
            Ledger ledger = new Ledger(tx, operation);
            long available = ledger.balance().available();
            Suppressions suppressions = new Suppressions(tx, ledger);
            suppressions.add(contacts, "opted out", "import");
            report.optedOut(suppressions.left(), ledger.balance().available() - available);
        }
    }

    private ContactFile.Format format() {
        Map<String, String> headerToField = new LinkedHashMap<>();
        for (String map : maps) {
            int equals = map.lastIndexOf('=');
            if (equals < 1) {
                throw new Problem(
                        Problem.Kind.USAGE,
                        "--map is no HEADER=FIELD: " + map,
                        "write --map 'Work mail=email'");
            }
            headerToField.put(map.substring(0, equals), map.substring(equals + 1));
        }
        return new ContactFile.Format(
                delimiter(), Encodings.named(encoding), headerToField, keepOptedOut);
    }

    private @Nullable Character delimiter() {
        if (delimiter == null) {
            return null;
        }
        String character = delimiter.equals("tab") || delimiter.equals("\\t") ? "\t" : delimiter;
        if (character.length() != 1 || "\"\r\n".contains(character)) {
            throw new Problem(
                    Problem.Kind.USAGE,
                    "--delimiter is not one character: " + delimiter,
                    "write --delimiter ';', or the word tab");
        }
        return character.charAt(0);
    }

    /** Counts what is read of a file, before it is unpacked. */
    private static final class Counted extends FilterInputStream {
        private final long size;
        private final AtomicLong read = new AtomicLong();

        Counted(InputStream in, long size) {
            super(in);
            this.size = size;
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            read.addAndGet(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int some = super.read(bytes, offset, length);
            read.addAndGet(Math.max(some, 0));
            return some;
        }
    }
}
