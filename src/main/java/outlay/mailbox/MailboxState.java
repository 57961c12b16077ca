package outlay.mailbox;

import outlay.Word;
import outlay.db.StoredWord;

/** What a mailbox does at the moment. */
public enum MailboxState {
    /** Sends. */
    ACTIVE,
    /** Sends nothing until it is resumed. */
    PAUSED,
    /** Gone for its users; kept for what it has sent. */
    REMOVED;

    @Override
    public String toString() {
        return Word.of(this);
    }

    static MailboxState of(String word) {
        return StoredWord.of(MailboxState.class, word);
    }
}
