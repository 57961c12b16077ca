package outlay.cli.script;

import java.util.List;
import java.util.Optional;

/** The database that a command line names itself. */
final class NamedDatabase {
    private static final String OPTION = "--db";

    private NamedDatabase() {}

    /** Returns its name, the last one if there are several. */
    static Optional<String> in(List<String> words) {
        Optional<String> named = Optional.empty();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (word.startsWith(OPTION + "=")) {
                named = Optional.of(word.substring(OPTION.length() + 1));
            } else if (word.equals(OPTION) && i + 1 < words.size()) {
                named = Optional.of(words.get(++i));
            }
        }
        return named;
    }
}
