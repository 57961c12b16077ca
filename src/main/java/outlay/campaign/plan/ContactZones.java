package outlay.campaign.plan;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import outlay.Folding;
import outlay.Resource;

/**
 * In which timezone a contact is: the one that it states, else that of its country and state, else
 * that of its country, if that has one. {@code zones.txt} has them.
 */
final class ContactZones {
    private static final List<String> STATED = List.of("timezone", "time_zone");
    private static final String COUNTRY = "country";
    private static final String STATE = "state";

    /** The fields that are read. */
    static final List<String> FIELDS =
            Stream.concat(STATED.stream(), Stream.of(COUNTRY, STATE)).toList();

    /** The codes of countries by whatever else they are called. */
    private final Map<String, String> countries = new HashMap<>();

    /** Zones by country, or by country and state. */
    private final Map<String, ZoneId> places = new HashMap<>();

    private final Map<String, String> names = new HashMap<>();

    private ContactZones() {
        ZoneId.getAvailableZoneIds().forEach(id -> names.put(id.toLowerCase(Locale.ROOT), id));
        Resource.lines(ContactZones.class, "zones.txt").forEach(this::add);
    }

    /** Loaded when the first contact is asked about. */
    private static final class Loaded {
        private static final ContactZones ZONES = new ContactZones();
    }

    /**
     * Returns the timezone of a contact; empty when nothing tells.
     *
     * @param fields of the contact, by name
     */
    static Optional<ZoneId> of(Map<String, String> fields) {
        return Loaded.ZONES.find(fields);
    }

    private void add(String line) {
        String[] parts = line.split("\\|", -1);
        String zone = parts[parts.length - 1].strip();
        if (parts.length > 2) {
            String country = parts[0].strip();
            words(parts[1]).forEach(word -> places.put(country + "/" + word, ZoneId.of(zone)));
            return;
        }
        String country = parts[0].substring(0, parts[0].indexOf(';')).strip();
        words(parts[0]).forEach(word -> countries.put(word, country));
        if (!zone.isEmpty()) {
            places.put(country, ZoneId.of(zone));
        }
    }

    private static Stream<String> words(String list) {
        return Stream.of(list.split(";", -1)).map(ContactZones::key);
    }

    /** Returns what two spellings of one place share. */
    private static String key(String place) {
        return Folding.fold(place).replace("&", "and").replaceAll("[^\\p{L}\\p{N}]", "");
    }

    private Optional<ZoneId> find(Map<String, String> fields) {
        return STATED.stream()
                .flatMap(name -> stated(fields.get(name)).stream())
                .findFirst()
                .or(() -> placed(fields.get(COUNTRY), fields.get(STATE)));
    }

    private Optional<ZoneId> stated(@Nullable String zone) {
        if (zone == null) {
            return Optional.empty();
        }
        String name = zone.strip().replaceAll("\\s+", "_");
        try {
            return Optional.of(ZoneId.of(names.getOrDefault(name.toLowerCase(Locale.ROOT), name)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private Optional<ZoneId> placed(@Nullable String country, @Nullable String state) {
        String code = country == null ? null : countries.get(key(country));
        if (code == null) {
            return Optional.empty();
        }
        return Optional.ofNullable(state)
                .map(written -> places.get(code + "/" + stateKey(code, written)))
                .or(() -> Optional.ofNullable(places.get(code)));
    }

    /** A state may be written with its country, as in {@code US-CA}. */
    private static String stateKey(String country, String written) {
        String state = written.strip().toUpperCase(Locale.ROOT);
        return key(state.startsWith(country + "-") ? state.substring(country.length() + 1) : state);
    }
}
