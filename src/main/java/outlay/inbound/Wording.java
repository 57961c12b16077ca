package outlay.inbound;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A table of wordings, in named families, read from a resource: {@code [family]} begins one, the
 * lines below hold its wordings with {@code " ; "} between them, {@code *} in it stands for up to
 * {@value #MOST_GAP} characters, or none. A wording, and what follows a {@code *} in it, matches a
 * folded text ({@link Text#fold}) at the beginning of a word.
 */
final class Wording {
    private static final int MOST_GAP = 40;

    private static final Pattern SEMICOLON = Pattern.compile(" ; ");
    private static final Pattern GAP = Pattern.compile(" *\\* *");

    private final Map<String, List<List<String>>> families = new LinkedHashMap<>();

    private Wording() {}

    /** Reads the table from a resource beside this class. */
    static Wording load(String resource) {
        try (InputStream stream = Wording.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("missing from the jar: " + resource);
            }
            Wording wording = new Wording();
            wording.read(new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8)));
            return wording;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(BufferedReader lines) throws IOException {
        List<List<String>> family = new ArrayList<>();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("[")) {
                String name = line.substring(1, line.indexOf(']'));
                family = families.computeIfAbsent(name, key -> new ArrayList<>());
            } else if (!line.isBlank() && !line.startsWith("#")) {
                SEMICOLON
                        .splitAsStream(Text.unaccented(line))
                        .map(wording -> GAP.splitAsStream(unescaped(wording)).toList())
                        .forEach(family::add);
            }
        }
    }

    /** A wording that begins with a bracket is written with a backslash before it. */
    private static String unescaped(String wording) {
        return wording.startsWith("\\") ? wording.substring(1) : wording;
    }

    /** Returns the wordings of a family, each as its pieces. */
    List<List<String>> family(String name) {
        return families.getOrDefault(name, List.of());
    }

    /** Returns the first family, in the order of the table, that a text has a wording of. */
    @Nullable String familyOf(String folded) {
        for (String family : families.keySet()) {
            if (has(family, folded)) {
                return family;
            }
        }
        return null;
    }

    /** Returns whether a text has a wording of a family. */
    boolean has(String family, String folded) {
        for (List<String> wording : family(family)) {
            if (matches(wording, folded)) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether a text begins with a wording of a family. */
    boolean begins(String family, String folded) {
        for (List<String> wording : family(family)) {
            if (folded.startsWith(wording.get(0)) && follow(wording, folded, 0)) {
                return true;
            }
        }
        return false;
    }

    private static boolean matches(List<String> wording, String text) {
        String first = wording.get(0);
        for (int at = text.indexOf(first); at >= 0; at = text.indexOf(first, at + 1)) {
            if (beginsWord(text, at) && follow(wording, text, at)) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether the later pieces of a wording follow the first, each within the gap. */
    private static boolean follow(List<String> wording, String text, int start) {
        int end = start + wording.get(0).length();
        for (String piece : wording.subList(1, wording.size())) {
            int most = Math.min(text.length(), end + MOST_GAP + piece.length());
            String near = text.substring(end, most);
            int at = near.indexOf(piece);
            while (at >= 0 && !beginsWord(text, end + at)) {
                at = near.indexOf(piece, at + 1);
            }
            if (at < 0) {
                return false;
            }
            end += at + piece.length();
        }
        return true;
    }

    private static boolean beginsWord(String text, int at) {
        return at == 0 || !isWord(text.charAt(at)) || !isWord(text.charAt(at - 1));
    }

    private static boolean isWord(char c) {
        return c < 0x80 && Character.isLetterOrDigit(c);
    }
}
