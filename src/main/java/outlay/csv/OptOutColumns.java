package outlay.csv;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The columns of one file that say who wants no email, and what one record says in them. */
final class OptOutColumns {
    private final List<String> headers;
    private final Map<Integer, Consent> consents;
    private boolean noEmail;
    private @Nullable String unreadable;

    /**
     * @param headers of all columns
     * @param consents how those say it that do
     */
    OptOutColumns(List<String> headers, Map<Integer, Consent> consents) {
        this.headers = headers;
        this.consents = consents;
    }

    /** Returns where they are. */
    Set<Integer> columns() {
        return consents.keySet();
    }

    /** Reads a record. */
    void read(Cells cells) {
        noEmail = false;
        unreadable = null;
        consents.forEach(
                (column, consent) -> {
                    if (!cells.isEmpty(column)) {
                        read(column, consent, cells.get(column));
                    }
                });
    }

    private void read(int column, Consent consent, String value) {
        switch (consent.read(value)) {
            case NO_EMAIL -> noEmail = true;
            case NOTHING -> {}
            case UNREADABLE ->
                    unreadable =
                            "'" + headers.get(column) + "' is neither yes, no nor a date: " + value;
        }
    }

    /** Says whether the last record wants no email. */
    boolean noEmail() {
        return noEmail;
    }

    /** Returns why the last record does not tell; null when it does. */
    @Nullable String unreadable() {
        return noEmail ? null : unreadable;
    }
}
