package outlay.campaign.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A field in which two drafts differ.
 *
 * @param field such as {@code steps[0].subject}
 * @param before null when it was not there
 * @param after null when it is not there any more
 */
public record DraftChange(String field, @Nullable Object before, @Nullable Object after) {

    /** Returns the fields in which drafts differ. */
    public static List<DraftChange> between(Draft before, Draft after) {
        Map<String, Object> old = new LinkedHashMap<>();
        Map<String, Object> now = new LinkedHashMap<>();
        flatten("", before.fields(), old);
        flatten("", after.fields(), now);
        Set<String> all = new LinkedHashSet<>(old.keySet());
        all.addAll(now.keySet());
        List<DraftChange> changes = new ArrayList<>();
        for (String field : all) {
            if (!Objects.equals(old.get(field), now.get(field))) {
                changes.add(new DraftChange(field, old.get(field), now.get(field)));
            }
        }
        return changes;
    }

    private static void flatten(String path, Object value, Map<String, Object> flat) {
        if (value instanceof Map<?, ?> object) {
            String owner = path.isEmpty() ? "" : path + ".";
            object.forEach((name, each) -> flatten(owner + name, each, flat));
        } else if (value instanceof List<?> list && list.stream().anyMatch(Map.class::isInstance)) {
            for (int i = 0; i < list.size(); i++) {
                flatten(path + "[" + i + "]", list.get(i), flat);
            }
        } else {
            flat.put(path, value);
        }
    }
}
