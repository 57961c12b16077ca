package outlay.csv;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import outlay.AddressText;
import outlay.EmailAddress;
import outlay.Problem;

/**
 * What a user gives as a list of addresses, read as {@code import} reads files: a CSV whose header
 * names a column of addresses, or lines in which addresses stand. Nothing passes silently: each
 * line gives entries or a failure, but for blank ones and comments ({@code #}).
 *
 * @param <T> what an entry is: an address, or something that can be an address
 * @param entries what could be read, in the order of the file
 * @param failures what could not
 */
public record AddressList<T>(List<Entry<T>> entries, List<Failure> failures) {
    /** One entry and the line where it stands, counted from 1. */
    public record Entry<T>(long line, T value) {}

    /** Something in a line that is no entry, and why. */
    public record Failure(long line, String reason) {}

    /**
     * What a list is to hold.
     *
     * @param ofAddress makes an entry of an address
     * @param ofDomain makes an entry of what can be read as a domain, where domains count
     * @param refusal says of a text why it is no entry
     * @param everyColumn whether all columns of addresses count; else the best one
     */
    public record Kind<T>(
            Function<EmailAddress, T> ofAddress,
            Function<String, Optional<T>> ofDomain,
            Function<String, String> refusal,
            boolean everyColumn) {
        /** Addresses, and nothing else. */
        public static final Kind<EmailAddress> ADDRESS =
                new Kind<>(
                        Function.identity(),
                        text -> Optional.empty(),
                        EmailAddress::refusal,
                        false);
    }

    /**
     * Reads a list to its end.
     *
     * @param name what to call the file in messages
     * @param encoding how characters are encoded; null for UTF-8. A byte order mark has the last
     *     word
     * @throws Problem INVALID_INPUT when it cannot be decoded, or is a CSV that is broken
     */
    public static <T> AddressList<T> read(
            InputStream in, String name, @Nullable Charset encoding, Kind<T> kind) {
        AddressList<T> list = new AddressList<>(new ArrayList<>(), new ArrayList<>());
        try (BufferedReader text = TextSource.open(in, name, encoding)) {
            FileStart start = FileStart.read(text, name, null);
            long line = start.linesBefore();
            while (true) {
                text.mark(FileStart.LONGEST_LINE);
                String written = text.readLine();
                if (written == null) {
                    return list;
                }
                if (list.isEmpty() && AddressColumns.isHeader(AddressText.cells(written))) {
                    text.reset();
                    FileStart header = FileStart.read(text, name, start.stated());
                    list.readCsv(new CsvRecords(text, name, header.delimiter(), line), kind);
                    return list;
                }
                line++;
                String plain = withoutComment(written);
                List<String> cells = AddressText.cells(plain);
                if (!cells.stream().allMatch(Cells::isBlank)) {
                    new AddressLine<>(kind, list, line).read(cells, plain);
                }
            }
        } catch (IOException e) {
            throw TextSource.unreadable(name, e);
        }
    }

    private boolean isEmpty() {
        return entries.isEmpty() && failures.isEmpty();
    }

    private static String withoutComment(String line) {
        return line.replaceFirst("(^\\s*#|\\s#\\s).*", "").strip();
    }

    private void readCsv(CsvRecords records, Kind<T> kind) {
        CsvRecords.CsvRecord header = records.next();
        if (header == null) {
            return;
        }
        AddressColumns columns = AddressColumns.of(header.cells(), kind.everyColumn());
        for (CsvRecords.CsvRecord row = records.next(); row != null; row = records.next()) {
            AddressLine<T> line = new AddressLine<>(kind, this, row.line());
            List<String> cells = columns.cells(row.cells());
            if (row.cells().size() > header.cells().size() && !line.hasAddress(cells)) {
                // A delimiter too many has moved the address somewhere else.
                line.fail(columns.surplus(row.cells()));
            } else {
                line.read(cells, String.join(" ", cells));
            }
        }
    }
}
