package outlay.story;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import outlay.db.OnSqliteAlone;

/** Contacts changed in random order, seeded, some of them recipients: the doctor finds all well. */
@OnSqliteAlone("minutes of commands on a server, where ContactsModelTest does the same")
final class RandomContactsTest {
    private static final int COMMANDS = 20;
    private static final int ADDRESSES = 120;

    @TempDir Path folder = Path.of("");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theDoctorAgreesAfterEachCommand(long seed) {
        Random random = new Random(seed);
        Operator ann = operator();
        ContactStory contacts = new ContactStory(ann, random);
        contacts.imports(40, ADDRESSES);
        for (int step = 0; step < COMMANDS; step++) {
            command(ann, contacts, random);
            ann.text(0, "doctor");
            compare(contacts, random);
        }
        ann.text(0, "doctor", "--rebuild-index");
        compare(contacts, random);
    }

    /** The doctor cannot tell: what is left of the dead is never found, but it would be there. */
    @Test
    void theIndexForgetsTheValuesOfThoseErased() {
        Operator ann = new Operator(folder);
        ann.write("two.csv", "email,company\nann@a.example,Acme\nbo@b.example,Bo and Sons\n");
        ann.json("import", "two.csv");
        assertEquals(2, companies(ann));
        ann.json("delete", "contacts", "bo@b.example", "--yes");
        assertEquals(1, companies(ann));
    }

    private static long companies(Operator ann) {
        return Operator.list(ann.json("doctor", "--index"), "index").stream()
                .filter(cost -> "company".equals(cost.get("field")))
                .mapToLong(cost -> Operator.number(cost, "values"))
                .sum();
    }

    private Operator operator() {
        Operator ann = new Operator(folder);
        ann.write("text.txt", "Dear {{ first_name }}\n");
        ann.json("credits", "buy", "1000");
        ann.json(
                "campaign",
                "create",
                "one",
                "--from",
                "ann@s.example",
                "--subject",
                "One",
                "--text",
                "text.txt",
                "--not-commercial");
        return ann;
    }

    private static void command(Operator ann, ContactStory contacts, Random random) {
        List<Wish> wishes = Wish.each(random);
        switch (random.nextInt(8)) {
            case 0, 1, 2 -> contacts.imports(40, ADDRESSES);
            case 3 -> contacts.erasesSome();
            case 4 -> contacts.erases(wishes.get(random.nextInt(wishes.size())));
            case 5 -> ann.json("suppress", "add", address(random), "@mail.example");
            case 6 -> ann.json("upload", "one", "--leads", "" + random.nextInt(20));
            default -> ann.text(0, "doctor", "--rebuild-index");
        }
    }

    private static String address(Random random) {
        return "p" + random.nextInt(ADDRESSES) + "@acme.example";
    }

    private static void compare(ContactStory contacts, Random random) {
        contacts.finds(List.of(), List.of());
        List<Wish> wishes = Wish.each(random);
        Collections.shuffle(wishes, random);
        wishes.subList(0, 8).forEach(wish -> contacts.finds(List.of(wish), List.of()));
    }
}
