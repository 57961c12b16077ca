package outlay.delivery.writing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import outlay.campaign.Campaign;
import outlay.campaign.plan.Settings;
import outlay.campaign.plan.Step;
import outlay.campaign.plan.Wording;

/** Whether a reader sees how to leave: a header alone is not seen in every mail program. */
public final class WayOut {
    /** Also in {@code {{ unsubscribe_url }}}; each stands for its inflections. */
    private static final Pattern WORDS =
            Pattern.compile(
                    "unsubscri|opt[ -]?out|abmeld|abbestell|austrag|d[\u00e9e]sabonn|d[\u00e9e]sinscri"
                            + "|de baja|cancelar|disiscri|cancell|afmeld|uitschrijv|avregistr|avmeld"
                            + "|framelda|peruuta|wypis|rezygn|odhl[\u00e1a][\u0161s]|leiratkoz"
                            + "|dezabon|\\bstop\\b");

    private WayOut() {}

    /** Returns the numbers of the steps of commercial email that show no way out. */
    public static List<Integer> missingIn(Campaign campaign) {
        return campaign.settings().commercial()
                ? campaign.steps().stream()
                        .filter(step -> isMissing(step, campaign.settings()))
                        .map(Step::number)
                        .toList()
                : List.of();
    }

    /**
     * Returns what to write so that a way out is seen. A placeholder for what the campaign has not
     * would hold its recipients back.
     */
    public static String remedy(Settings settings) {
        List<String> ways = new ArrayList<>();
        boolean hasNeither = page(settings) == null && address(settings) == null;
        if (hasNeither || page(settings) != null) {
            ways.add("{{ unsubscribe_url }}");
        }
        if (hasNeither || address(settings) != null) {
            ways.add("{{ unsubscribe_mailto }}");
        }
        return "write " + String.join(" or ", ways) + " where its reader sees it";
    }

    private static boolean isMissing(Step step, Settings settings) {
        return step.wordings().stream().anyMatch(wording -> isMissing(wording, settings));
    }

    private static boolean isMissing(Wording wording, Settings settings) {
        return Stream.of(Optional.ofNullable(wording.text()), Optional.ofNullable(wording.html()))
                .flatMap(Optional::stream)
                .anyMatch(body -> !isIn(body, settings));
    }

    /** Says whether a body, or the template of one, shows a way out. */
    static boolean isIn(String body, Settings settings) {
        String lower = body.toLowerCase(Locale.ROOT);
        return Stream.of(address(settings), page(settings))
                        .filter(Objects::nonNull)
                        .anyMatch(way -> lower.contains(way.toLowerCase(Locale.ROOT)))
                || WORDS.matcher(lower).find();
    }

    private static @Nullable String address(Settings settings) {
        return Unsubscribing.address(settings);
    }

    private static @Nullable String page(Settings settings) {
        String url = settings.unsubscribeUrl();
        return url == null ? null : url.split("\\{token}|\\?", 2)[0];
    }
}
