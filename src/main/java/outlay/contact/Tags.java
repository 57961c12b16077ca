package outlay.contact;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import outlay.Folding;
import outlay.ListText;
import outlay.Problem;

/** Tags as an operator gives and takes them: the elements of the list {@link Field#TAGS}. */
public final class Tags {
    private static final String BETWEEN = "; ";

    private Tags() {}

    /**
     * Returns a tag as it is kept.
     *
     * @throws Problem USAGE when it is blank, or would be read as several
     */
    public static String checked(String written) {
        List<String> elements = ListText.elements(written);
        String tag = written.strip();
        if (elements.size() != 1 || !elements.get(0).equals(tag) || Folding.fold(tag).isEmpty()) {
            throw new Problem(
                    Problem.Kind.USAGE,
                    "'" + written + "' is not one tag",
                    "write one without ';' and ',' and run the command for each");
        }
        return tag;
    }

    /** Adds a tag to the values of a contact, unless it is there in whatever spelling. */
    public static void add(Map<Integer, String> values, String tag) {
        String present = values.getOrDefault(Field.TAGS.number(), "");
        if (ListText.elements(present).stream().noneMatch(each -> isSame(each, tag))) {
            String list = String.join(BETWEEN, ListText.elements(present + ";" + tag));
            values.put(Field.TAGS.number(), list);
        }
    }

    /** Takes a tag, in whatever spelling, from the values of a contact. */
    public static void remove(Map<Integer, String> values, String tag) {
        String present = values.getOrDefault(Field.TAGS.number(), "");
        List<String> rest = new ArrayList<>(ListText.elements(present));
        if (!rest.removeIf(each -> isSame(each, tag))) {
            return;
        }
        if (rest.isEmpty()) {
            values.remove(Field.TAGS.number());
        } else {
            values.put(Field.TAGS.number(), String.join(BETWEEN, rest));
        }
    }

    private static boolean isSame(String one, String other) {
        return Folding.fold(one).equals(Folding.fold(other));
    }
}
