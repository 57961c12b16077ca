package outlay.db;

/** What one process at a time does with a database. */
public enum Activity {
    /** Loads contacts. */
    IMPORT(
            "another import is loading into this database",
            "run the command again when it has ended"),
    /** Sends. */
    SEND(
            "another 'outlay send' is sending from this database",
            "let it end and run this again, or wait for it with --wait 10m");

    private final String busy;
    private final String hint;

    Activity(String busy, String hint) {
        this.busy = busy;
        this.hint = hint;
    }

    /** Returns what to say when another process is at it. */
    String busy() {
        return busy;
    }

    String hint() {
        return hint;
    }
}
