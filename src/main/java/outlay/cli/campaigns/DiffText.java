package outlay.cli.campaigns;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import outlay.campaign.plan.DraftChange;

/**
 * Shows a change as people read it: lines that go with {@code -}, lines that come with {@code +}.
 */
final class DiffText {
    private DiffText() {}

    static List<String> of(DraftChange change) {
        List<String> before = lines(change.before());
        List<String> after = lines(change.after());
        List<String> shown = new ArrayList<>();
        shown.add(change.field() + ":");
        int[][] common = common(before, after);
        int i = 0;
        int j = 0;
        while (i < before.size() || j < after.size()) {
            boolean inBoth =
                    i < before.size() && j < after.size() && before.get(i).equals(after.get(j));
            if (inBoth) {
                shown.add("    " + before.get(i++));
                j++;
            } else if (j == after.size()
                    || (i < before.size() && common[i + 1][j] >= common[i][j + 1])) {
                shown.add("  - " + before.get(i++));
            } else {
                shown.add("  + " + after.get(j++));
            }
        }
        return shown;
    }

    private static List<String> lines(@Nullable Object value) {
        return value == null ? List.of() : String.valueOf(value).lines().toList();
    }

    /** Returns how many lines the rests of both have in common, from each place on. */
    private static int[][] common(List<String> before, List<String> after) {
        int[][] common = new int[before.size() + 1][after.size() + 1];
        for (int i = before.size() - 1; i >= 0; i--) {
            for (int j = after.size() - 1; j >= 0; j--) {
                common[i][j] =
                        before.get(i).equals(after.get(j))
                                ? common[i + 1][j + 1] + 1
                                : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }
}
