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
    UNKNOWN
}
