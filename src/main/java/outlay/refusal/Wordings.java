package outlay.refusal;

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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A table of wordings, in named families, read from a resource: {@code [family]} begins one, the
 * lines below hold its wordings with {@code " ; "} between them. In a wording, {@code *} stands for
 * up to {@value #MOST_GAP} characters of the same sentence, or none, {@code ~} for the same without
 * any of the words of {@code <other>}, and {@code <name>} for each of the words that a line {@code
 * <name> = one ; another} before it lists. A wording, and what follows a gap in it, matches a
 * folded text ({@link PlainWords}) at the beginning of a word.
 */
public final class Wordings {
    private static final int MOST_GAP = 40;

    private static final Pattern SEMICOLON = Pattern.compile(" ; ");
    private static final Pattern GAP = Pattern.compile(" *[*~] *");
    private static final Pattern SET = Pattern.compile("(<[a-z-]+>) *= +(.*)");
    private static final Pattern NAME = Pattern.compile("<[a-z-]+>");
    private static final Pattern END_OF_SENTENCE = Pattern.compile("(?:^|[^. ])[.!?] ");

    /**
     * A piece of a wording: the texts that it may be, and the words that the gap before may not
     * have.
     */
    private record Piece(List<String> texts, List<String> barred) {
        /** Returns where the piece ends that stands soonest behind a place, or -1. */
        int endAfter(String text, int from) {
            int soonest = -1;
            for (String piece : texts) {
                int end = endOf(piece, text, from);
                soonest = end >= 0 && (soonest < 0 || end < soonest) ? end : soonest;
            }
            return soonest;
        }

        private int endOf(String piece, String text, int from) {
            int most = Math.min(text.length(), from + MOST_GAP + piece.length());
            String near = text.substring(from, most);
            int at = near.indexOf(piece);
            while (at >= 0 && !beginsWord(text, from + at)) {
                at = near.indexOf(piece, at + 1);
            }
            return at >= 0 && mayLieBetween(near.substring(0, at))
                    ? from + at + piece.length()
                    : -1;
        }

        private boolean mayLieBetween(String gap) {
            return !END_OF_SENTENCE.matcher(gap).find()
                    && barred.stream().noneMatch(word -> hasWord(gap, word));
        }
    }

    /** One wording: its pieces in order. */
    private record Phrase(List<Piece> pieces) {
        boolean isIn(String text) {
            for (String first : pieces.get(0).texts) {
                for (int at = text.indexOf(first); at >= 0; at = text.indexOf(first, at + 1)) {
                    if (beginsWord(text, at) && goesOn(text, at + first.length())) {
                        return true;
                    }
                }
            }
            return false;
        }

        boolean begins(String text) {
            return pieces.get(0).texts.stream()
                    .anyMatch(first -> text.startsWith(first) && goesOn(text, first.length()));
        }

        /** Returns whether the later pieces follow, each within the gap. */
        private boolean goesOn(String text, int from) {
            int end = from;
            for (Piece piece : pieces.subList(1, pieces.size())) {
                end = piece.endAfter(text, end);
                if (end < 0) {
                    return false;
                }
            }
            return true;
        }
    }

    private static boolean hasWord(String text, String word) {
        int at = text.indexOf(word);
        while (at >= 0 && !beginsWord(text, at)) {
            at = text.indexOf(word, at + 1);
        }
        return at >= 0;
    }

    private static boolean beginsWord(String text, int at) {
        return at == 0 || !isWord(text.charAt(at)) || !isWord(text.charAt(at - 1));
    }

    private static boolean isWord(char c) {
        return c < 0x80 && Character.isLetterOrDigit(c);
    }

    private final Map<String, List<Phrase>> families = new LinkedHashMap<>();
    private final Map<String, List<String>> sets = new LinkedHashMap<>();

    private Wordings() {}

    /** Reads the table from a resource beside a class. */
    public static Wordings load(Class<?> beside, String resource) {
        try (InputStream stream = beside.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("missing from the jar: " + resource);
            }
            Wordings wordings = new Wordings();
            wordings.read(
                    new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8)));
            return wordings;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(BufferedReader lines) throws IOException {
        List<Phrase> family = new ArrayList<>();
        String set = "";
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            Matcher begins = SET.matcher(line);
            if (begins.matches()) {
                set = begins.group(1);
                add(set, begins.group(2));
            } else if (line.startsWith("[")) {
                set = "";
                String name = line.substring(1, line.indexOf(']'));
                family = families.computeIfAbsent(name, key -> new ArrayList<>());
            } else if (!line.isBlank() && !line.startsWith("#")) {
                if (set.isEmpty()) {
                    SEMICOLON.splitAsStream(line).map(this::phrase).forEach(family::add);
                } else {
                    add(set, line);
                }
            }
        }
    }

    private void add(String set, String line) {
        List<String> words = sets.computeIfAbsent(set, key -> new ArrayList<>());
        SEMICOLON.splitAsStream(PlainWords.unaccented(line.strip())).forEach(words::add);
    }

    private Phrase phrase(String wording) {
        String plain = PlainWords.unaccented(unescaped(wording));
        List<Piece> pieces = new ArrayList<>();
        Matcher gap = GAP.matcher(plain);
        List<String> barred = List.of();
        int from = 0;
        while (gap.find()) {
            pieces.add(new Piece(expanded(plain.substring(from, gap.start())), barred));
            barred =
                    gap.group().contains("~") ? sets.getOrDefault("<other>", List.of()) : List.of();
            from = gap.end();
        }
        pieces.add(new Piece(expanded(plain.substring(from)), barred));
        return new Phrase(pieces);
    }

    /** A wording that begins with a bracket is written with a backslash before it. */
    private static String unescaped(String wording) {
        return wording.startsWith("\\") ? wording.substring(1) : wording;
    }

    /** Returns a piece with each word of a set in the place of the set's name. */
    private List<String> expanded(String piece) {
        Matcher name = NAME.matcher(piece);
        while (name.find()) {
            List<String> words = sets.get(name.group());
            if (words != null) {
                String before = piece.substring(0, name.start());
                String after = piece.substring(name.end());
                return words.stream()
                        .flatMap(word -> expanded(before + word + after).stream())
                        .toList();
            }
        }
        return List.of(piece);
    }

    /** Returns the texts that the pieces of a family's wordings may be. */
    List<String> pieces(String family) {
        return families.getOrDefault(family, List.of()).stream()
                .flatMap(phrase -> phrase.pieces.stream().flatMap(piece -> piece.texts.stream()))
                .toList();
    }

    /** Returns the first family, in the order of the table, that a text has a wording of. */
    public @Nullable String familyOf(String folded) {
        for (String family : families.keySet()) {
            if (has(family, folded)) {
                return family;
            }
        }
        return null;
    }

    /** Returns whether a text has a wording of a family. */
    public boolean has(String family, String folded) {
        for (Phrase phrase : families.getOrDefault(family, List.of())) {
            if (phrase.isIn(folded)) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether a text begins with a wording of a family. */
    public boolean begins(String family, String folded) {
        for (Phrase phrase : families.getOrDefault(family, List.of())) {
            if (phrase.begins(folded)) {
                return true;
            }
        }
        return false;
    }
}
