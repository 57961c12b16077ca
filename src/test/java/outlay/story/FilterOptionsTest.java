package outlay.story;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.db.OnBothEngines;

/** Every filter option, on contacts that were imported, updated and erased. */
@OnBothEngines
final class FilterOptionsTest {
    @TempDir Path folder = Path.of("");

    private final Random random = new Random(20260302);

    @SuppressWarnings("NullAway.Init")
    private ContactStory contacts;

    @BeforeEach
    void importsUpdatesAndErases() {
        contacts = new ContactStory(new Operator(folder), random);
        for (int i = 0; i < 3; i++) {
            contacts.imports(200, 400);
            contacts.erasesSome();
        }
    }

    @Test
    void eachOptionFindsWhatAPlainReadingFinds() {
        for (Wish wish : Wish.each(random)) {
            contacts.finds(List.of(wish), List.of());
        }
    }

    @Test
    void eachFilterFileFindsWhatAPlainReadingFinds() {
        for (Wish wish : Wish.each(random)) {
            contacts.finds(List.of(), List.of(wish));
        }
    }

    @Test
    void optionsAndFilesTogetherFindWhatAPlainReadingFinds() {
        int found = 0;
        for (int i = 0; i < 200; i++) {
            found += contacts.finds(some(), random.nextInt(3) == 0 ? some() : List.of());
        }
        assertTrue(found > 2_000, "the filters find too little to say much: " + found);
    }

    /** Returns up to three wishes, each of another kind or field: options of one name are one. */
    private List<Wish> some() {
        Map<String, Wish> wishes = new LinkedHashMap<>();
        List<Wish> choice = Wish.each(random);
        for (int n = random.nextInt(4); n > 0; n--) {
            Wish wish = choice.get(random.nextInt(choice.size()));
            wishes.put(wish.kind() + wish.field(), wish);
        }
        return new ArrayList<>(wishes.values());
    }
}
