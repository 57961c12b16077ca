package outlay.contact;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import outlay.EmailAddress;
import outlay.Problem;

/**
 * What a user gives as a list of addresses: one a line, or a CSV with an email column. Blank lines
 * and lines that begin with {@code #} are skipped.
 *
 * @param <T> what an entry is: an address, or something that can be an address
 * @param entries what could be read, in the order of the file
 * @param failures what could not
 */
public record AddressList<T>(List<Entry<T>> entries, List<Failure> failures) {
    /** One entry and the line where it stands, counted from 1. */
    public record Entry<T>(long line, T value) {}

    /** One line that is no entry, and why. */
    public record Failure(long line, String reason) {}

    /**
     * What one line holds.
     *
     * @param named as in "not an email address"
     * @param parse empty when a text is none
     */
    public record Kind<T>(String named, Function<String, Optional<T>> parse) {
        /** Addresses, and nothing else. */
        public static final Kind<EmailAddress> ADDRESS =
                new Kind<>("an email address", EmailAddress::parse);
    }

    /**
     * Reads a list to its end.
     *
     * @param name what to call the file in messages
     * @throws Problem INVALID_INPUT when it cannot be decoded, or is a CSV that is broken
     */
    public static <T> AddressList<T> read(InputStream in, String name, Kind<T> kind) {
        AddressList<T> list = new AddressList<>(new ArrayList<>(), new ArrayList<>());
        try (BufferedReader text = TextSource.open(in, name, null)) {
            long line = 0;
            while (true) {
                text.mark(FileStart.LONGEST_LINE);
                String written = text.readLine();
                if (written == null) {
                    return list;
                }
                if (list.isEmpty() && isHeader(written)) {
                    text.reset();
                    return list.readCsv(text, name, line, kind);
                }
                line++;
                String plain = written.strip();
                if (!plain.isEmpty() && !plain.startsWith("#")) {
                    list.add(line, plain, kind);
                }
            }
        } catch (IOException e) {
            throw TextSource.unreadable(name, e);
        }
    }

    private boolean isEmpty() {
        return entries.isEmpty() && failures.isEmpty();
    }

    /** Tells the header of a CSV: one of its columns is called something like "email". */
    private static boolean isHeader(String line) {
        return !line.startsWith("#")
                && !line.contains("@")
                && Arrays.stream(line.split("[,;\t|]", -1))
                        .flatMap(header -> Headers.meaning(header).stream())
                        .anyMatch(meaning -> meaning.field().equals("email"));
    }

    private AddressList<T> readCsv(BufferedReader text, String name, long line, Kind<T> kind) {
        try (ContactFile file = new ContactFile(text, name, line, ContactFile.Format.DETECTED)) {
            int email = file.columns().indexOf("email");
            while (file.next()) {
                String rejection = file.rejection();
                if (rejection != null) {
                    failures.add(new Failure(file.line(), rejection));
                } else {
                    add(file.line(), file.cells().get(email), kind);
                }
            }
        }
        return this;
    }

    private void add(long line, String text, Kind<T> kind) {
        kind.parse()
                .apply(text)
                .ifPresentOrElse(
                        value -> entries.add(new Entry<>(line, value)),
                        () -> failures.add(new Failure(line, reason(text, kind))));
    }

    private static String reason(String text, Kind<?> kind) {
        return text.isEmpty() ? "no email address" : "not " + kind.named() + ": " + text;
    }
}
