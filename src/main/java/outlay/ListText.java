package outlay;

import java.util.ArrayList;
import java.util.List;

/** A list as one cell of a file has it: its elements stand between {@code ;} or {@code ,}. */
public final class ListText {
    private ListText() {}

    /** Says whether a character stands between two elements. */
    public static boolean separates(int c) {
        return c == ';' || c == ',';
    }

    /** Returns the elements that are not blank, without white space around them. */
    public static List<String> elements(String list) {
        List<String> elements = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= list.length(); i++) {
            if (i == list.length() || separates(list.charAt(i))) {
                String element = list.substring(start, i).strip();
                if (!element.isEmpty()) {
                    elements.add(element);
                }
                start = i + 1;
            }
        }
        return elements;
    }
}
