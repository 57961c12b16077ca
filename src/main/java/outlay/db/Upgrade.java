package outlay.db;

import java.util.Optional;
import java.util.ServiceLoader;

/**
 * What of a change of the schema is not said in SQL: it runs behind one script, in the same
 * transaction. A package that owns tables offers it as a service, for this one knows no other.
 */
public interface Upgrade {
    /** Returns which script it runs behind, such as {@code sqlite/001-operations.sql}. */
    String script();

    /** Changes the rows. */
    void run(Transaction tx);

    /** Returns the one that runs behind a script. */
    static Optional<Upgrade> after(String script) {
        return ServiceLoader.load(Upgrade.class, Upgrade.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .filter(upgrade -> upgrade.script().equals(script))
                .findFirst();
    }
}
