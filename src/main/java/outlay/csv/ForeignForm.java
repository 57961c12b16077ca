package outlay.csv;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import outlay.Problem;

/**
 * What people give in the place of CSV, told by how it begins.
 *
 * @param what it is, as in "it is a PDF"
 * @param wayOut what to do with it
 */
record ForeignForm(String what, String wayOut, Predicate<Mark> sign) {
    /** So many bytes tell. */
    static final int TELLING_BYTES = 8_192;

    private static final String SAVE = "open it in a spreadsheet program and save the sheet as CSV";
    private static final String EXPORT = "export the contacts as CSV where it comes from";
    private static final String UNPACK = "unpack it first, and import the CSV that is in it";

    private static final String MAIL =
            "from \\S+ .{0,40}\\d\\d:\\d\\d"
                    + "|(return-path|received|delivered-to|message-id|mime-version"
                    + "|authentication-results|dkim-signature|x-[\\w-]{1,40}): ";

    /** In this order: the first that fits. */
    private static final List<ForeignForm> ALL =
            List.of(
                    zip("an Excel workbook (.xlsx)", SAVE, "xl/"),
                    zip("a Word document (.docx)", EXPORT, "word/"),
                    zip("an Office document", EXPORT, "\\[Content_Types\\]\\.xml"),
                    zip("an OpenDocument file such as .ods", SAVE, "\\.oasis\\.opendocument"),
                    zip("a Numbers document (.numbers)", SAVE, "Index/\\S*\\.iwa|Index\\.zip"),
                    zip("a zip archive", UNPACK, ""),
                    bytes("a zip archive without files", UNPACK, "504b0506"),
                    bytes("an Excel workbook (.xls) or another old Office file", SAVE, "d0cf11e0"),
                    bytes(
                            "a very old Excel workbook (.xls)",
                            SAVE,
                            "09(00|02|04|08)(04|06|08|10)00"),
                    bytes("a PDF", EXPORT, "(efbbbf)?(0d|0a)*255044462d"),
                    packed("gzip, twice", "gzip -d FILE", "1f8b"),
                    packed("bzip2", "bzip2 -d FILE", "425a683[1-9]314159265359"),
                    packed("xz", "xz -d FILE", "fd377a585a00"),
                    packed("zstd", "zstd -d FILE", "28b52ffd"),
                    packed("lz4", "lz4 -d FILE", "04224d18"),
                    packed("lzip", "lzip -d FILE", "4c5a495001"),
                    packed("compress", "uncompress FILE", "1f9d"),
                    bytes("a 7z archive", UNPACK, "377abcaf271c"),
                    bytes("a rar archive", UNPACK, "526172211a07"),
                    bytes("a tar archive", UNPACK, "(..){257}7573746172"),
                    bytes("a SQLite database", EXPORT, "53514c69746520666f726d61742033"),
                    bytes("a Parquet file", EXPORT, "5041523115"),
                    bytes("an image", EXPORT, "89504e47|ffd8ff|4749463837|4749463839"),
                    text(
                            "a web page (HTML)",
                            SAVE,
                            "(<!--.*?-->|\\s)*<(!doctype html|html|head|body|table|meta)\\b"),
                    text("an XML file", SAVE, "<\\?xml\\b"),
                    text("an RTF document", SAVE, "\\{\\\\rtf"),
                    text("a vCard file", EXPORT, "begin:vcard"),
                    text("a calendar", EXPORT, "begin:vcalendar"),
                    text("an email, or a file of them (mbox)", EXPORT, MAIL),
                    text("a directory's LDIF", EXPORT, "(version: \\d\\s+)?dn:"),
                    text("JSON", EXPORT, "\\{\\s*\"[^\"]*\"\\s*:|\\[\\s*(\\{\\s*\"|\\[)"));

    /** How a file begins: its bytes in hexadecimal, and as text in the letters of ASCII. */
    record Mark(String hex, String text) {}

    /**
     * Refuses a file that is something else than text.
     *
     * @throws Problem INVALID_INPUT that says what it is, and what to do
     */
    static void refuse(byte[] start, String name) {
        Optional<ForeignForm> form = of(start);
        if (form.isPresent()) {
            throw new Problem(
                    Problem.Kind.INVALID_INPUT,
                    name + " is " + form.get().what + ", not CSV",
                    form.get().wayOut);
        }
    }

    private static Optional<ForeignForm> of(byte[] bytes) {
        Mark start = new Mark(HexFormat.of().formatHex(bytes), letters(bytes));
        return ALL.stream().filter(form -> form.sign.test(start)).findFirst();
    }

    /** Without what UTF-16 and byte order marks put between and before them. */
    private static String letters(byte[] bytes) {
        StringBuilder letters = new StringBuilder();
        for (byte b : bytes) {
            if (b > 0) {
                letters.append((char) b);
            }
        }
        return letters.toString().stripLeading();
    }

    private static ForeignForm bytes(String what, String wayOut, String hex) {
        Pattern beginning = Pattern.compile(hex);
        return new ForeignForm(what, wayOut, start -> beginning.matcher(start.hex).lookingAt());
    }

    private static ForeignForm packed(String how, String command, String hex) {
        return bytes("packed (" + how + ")", "unpack it first: " + command, hex);
    }

    private static ForeignForm zip(String what, String wayOut, String inside) {
        Pattern entry = Pattern.compile(inside);
        return new ForeignForm(
                what,
                wayOut,
                start -> start.hex.startsWith("504b0304") && entry.matcher(start.text).find());
    }

    private static ForeignForm text(String what, String wayOut, String regex) {
        Pattern beginning = Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
        return new ForeignForm(what, wayOut, start -> beginning.matcher(start.text).lookingAt());
    }
}
