package outlay.refusal;

/** The step of the SMTP conversation at which something was refused. */
public enum Stage {
    /** Greeting, HELO, STARTTLS and login: nothing was said of a message yet. */
    CONNECT,
    /** The sender was named. */
    MAIL,
    /** The recipient was named. */
    RCPT,
    /** The content was offered or sent. */
    DATA,
    /** Nobody says; the words may. */
    UNKNOWN;

    private static final Wordings TOLD = Wordings.load(Stage.class, "stages.txt");

    /** Returns the step as it is known, or else as folded words, or those around them, tell it. */
    static Stage of(Stage known, String words, String context) {
        if (known != UNKNOWN) {
            return known;
        }
        String told = TOLD.familyOf(words);
        told = told == null ? TOLD.familyOf(context) : told;
        return told == null ? UNKNOWN : valueOf(told);
    }
}
