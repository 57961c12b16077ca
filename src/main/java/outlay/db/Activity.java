package outlay.db;

/** What one process at a time does with a database. */
public enum Activity {
    /** Loads contacts, or changes them. */
    IMPORT(
            0,
            "another command is importing or changing contacts in this database",
            "run the command again when it has ended"),
    /** Sends. */
    SEND(
            1,
            "another 'outlay send' is sending from this database",
            "let it end and run this again, or wait for it with --wait 10m");

    private final int place;
    private final String busy;
    private final String hint;

    Activity(int place, String busy, String hint) {
        this.place = place;
        this.busy = busy;
        this.hint = hint;
    }

    /** Returns which of the bytes is its lock: the same in all versions of this program. */
    int place() {
        return place;
    }

    /** Returns what to say when another process is at it. */
    public String busy() {
        return busy;
    }

    public String hint() {
        return hint;
    }
}
