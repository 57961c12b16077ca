package outlay.cli.input;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import outlay.Problem;
import outlay.csv.ContactFile;
import picocli.CommandLine.Option;

/** The options that say how a file of contacts is to be read. */
public final class FormatOptions {
    @Option(
            names = "--map",
            order = 1,
            paramLabel = "HEADER=FIELD",
            description = {
                "The column with this header is FIELD; without FIELD it is left out. As opt-out it"
                        + " says who wants no email."
            })
    List<String> maps = new ArrayList<>();

    @Option(
            names = "--delimiter",
            order = 3,
            paramLabel = "C",
            description = "What separates cells: , ; | or tab (default: what the header shows).")
    @Nullable String delimiter;

    @Option(
            names = "--encoding",
            order = 4,
            paramLabel = "E",
            description = "Such as windows-1252 (default: the byte order mark's, or UTF-8).")
    @Nullable String encoding;

    @Option(
            names = "--keep-opted-out",
            order = 6,
            description = {
                "Nobody goes on the do-not-email list; columns that say who wants no email become"
                        + " custom fields."
            })
    boolean keepOptedOut;

    /**
     * Returns how the file is read.
     *
     * @throws Problem USAGE for a value that cannot be one
     */
    public ContactFile.Format read() {
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
}
