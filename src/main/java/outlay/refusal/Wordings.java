package outlay.refusal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A table of wordings, in named families, read from a resource: {@code [family]} begins one, the
 * lines below hold its wordings with {@code " ; "} between them. In a wording, {@code *} stands for
 * up to {@value Phrase#MOST_GAP} characters of the same sentence, or none, {@code ~} for the same
 * without any of the words of {@code <other>}, and {@code <name>} for each of the words that a line
 * {@code <name> = one ; another} before it lists. A wording, and what follows a gap in it, matches
 * a folded text ({@link PlainWords}) at the beginning of a word.
 */
public final class Wordings {
    private static final PhraseIndex NOTHING = new PhraseIndex();

    private static final Pattern SEMICOLON = Pattern.compile(" ; ");
    private static final Pattern GAP = Pattern.compile(" *[*~] *");
    private static final Pattern SET = Pattern.compile("(<[a-z-]+>) *= +(.*)");
    private static final Pattern NAME = Pattern.compile("<[a-z-]+>");

    private final Map<String, List<Phrase>> families = new LinkedHashMap<>();

    /** The wordings of each family, all of the same rank. */
    private final Map<String, PhraseIndex> indexes = new HashMap<>();

    /** The wordings of all families, by the order of the table. */
    private final PhraseIndex all = new PhraseIndex();

    private final List<String> names = new ArrayList<>();

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
            wordings.index();
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

    private void index() {
        families.forEach(
                (family, phrases) -> {
                    PhraseIndex index = new PhraseIndex();
                    phrases.forEach(phrase -> index.add(0, phrase));
                    phrases.forEach(phrase -> all.add(names.size(), phrase));
                    indexes.put(family, index);
                    names.add(family);
                });
    }

    private void add(String set, String line) {
        List<String> words = sets.computeIfAbsent(set, key -> new ArrayList<>());
        SEMICOLON.splitAsStream(PlainWords.unaccented(line.strip())).forEach(words::add);
    }

    private Phrase phrase(String wording) {
        String plain = PlainWords.unaccented(unescaped(wording));
        List<Phrase.Piece> pieces = new ArrayList<>();
        Matcher gap = GAP.matcher(plain);
        List<String> barred = List.of();
        int from = 0;
        while (gap.find()) {
            pieces.add(new Phrase.Piece(expanded(plain.substring(from, gap.start())), barred));
            barred =
                    gap.group().contains("~") ? sets.getOrDefault("<other>", List.of()) : List.of();
            from = gap.end();
        }
        pieces.add(new Phrase.Piece(expanded(plain.substring(from)), barred));
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
                .flatMap(
                        phrase -> phrase.pieces().stream().flatMap(piece -> piece.texts().stream()))
                .toList();
    }

    /** Returns the first family, in the order of the table, that a text has a wording of. */
    public @Nullable String familyOf(String folded) {
        int family = all.lowestIn(folded, names.size());
        return family < names.size() ? names.get(family) : null;
    }

    /** Returns whether a text has a wording of a family. */
    public boolean has(String family, String folded) {
        return index(family).lowestIn(folded, 1) == 0;
    }

    /** Returns whether a text begins with a wording of a family. */
    public boolean begins(String family, String folded) {
        return index(family).begins(folded);
    }

    /**
     * Returns whether a line, once it is folded, begins with a wording of a family. Most need not
     * be folded to tell that they do not.
     */
    public boolean beginsLine(String family, String line) {
        boolean may =
                !PlainWords.keepsBeginning(line)
                        || index(family).mayBegin(lower(line.charAt(0)), lower(line.charAt(1)));
        return may && begins(family, PlainWords.fold(line));
    }

    private static char lower(char letter) {
        return Character.toLowerCase(letter);
    }

    private PhraseIndex index(String family) {
        return indexes.getOrDefault(family, NOTHING);
    }
}
