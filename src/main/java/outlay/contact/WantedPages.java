package outlay.contact;

import java.util.ArrayList;
import java.util.List;

/** Of the pages of a range, those on which wanted contacts may be. */
final class WantedPages {
    private final int[] ids;
    private final int count;
    private final List<Integer> starts = new ArrayList<>();

    /** Where the last page begins of which nobody knows yet where it ends. */
    private int candidate;

    /** Of {@code ids} those before this one are on pages before that. */
    private int at;

    /** Takes the wanted ids, so many of them, ascending. */
    WantedPages(int[] ids, int count) {
        this.ids = ids;
        this.count = count;
    }

    /** Takes the next page of the range, which begins at an id. */
    void add(int start) {
        keepIfWanted(start);
        candidate = start;
    }

    /** Returns where the wanted pages begin; there are no more. */
    List<Integer> starts() {
        keepIfWanted(Integer.MAX_VALUE);
        return starts;
    }

    private void keepIfWanted(int end) {
        int before = at;
        while (at < count && ids[at] < end) {
            at++;
        }
        if (at > before && candidate > 0) {
            starts.add(candidate);
        }
    }
}
