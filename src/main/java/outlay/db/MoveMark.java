package outlay.db;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import outlay.Problem;
import outlay.ShellWord;
import outlay.Word;

/**
 * What a database says of itself that is being moved, or has been: of the two there are, one at
 * most takes changes, whenever a process is killed.
 *
 * @param state which of the two it is
 * @param token the same in both of one move
 * @param other where the other one is
 */
public record MoveMark(State state, String token, String other) {
    /** Which of the two a database is. */
    public enum State {
        /** The old one: what is done from now on is done to the other. */
        MOVED,
        /** The new one, until the old one has {@link #MOVED}. */
        ARRIVING;

        private String setting() {
            return Word.of(this);
        }
    }

    static Optional<MoveMark> of(Transaction tx) {
        return tx.query(
                        "SELECT name, value FROM setting WHERE name IN (?, ?)",
                        State.MOVED.setting(),
                        State.ARRIVING.setting())
                .first(row -> read(row.getString(1), row.getBytes(2)));
    }

    private static MoveMark read(String name, byte[] value) {
        String[] words = new String(value, StandardCharsets.UTF_8).split(" ", 2);
        State state = name.equals(State.MOVED.setting()) ? State.MOVED : State.ARRIVING;
        return new MoveMark(state, words[0], words.length < 2 ? "" : words[1]);
    }

    void put(Transaction tx) {
        SettingStore.put(
                tx, state.setting(), (token + " " + other).getBytes(StandardCharsets.UTF_8));
    }

    static void remove(Transaction tx) {
        tx.update("DELETE FROM setting WHERE name = ?", State.ARRIVING.setting());
    }

    /** Says whether the other one of the same move says this. */
    boolean fits(MoveMark mark) {
        return token.equals(mark.token) && state != mark.state;
    }

    /** Returns what to say to whoever wants to change the database of this name. */
    public Problem refusal(String name) {
        return state == State.MOVED
                ? new Problem(
                        Problem.Kind.NOT_ALLOWED,
                        name + " has moved to " + other,
                        "name that with --db or OUTLAY_DB: --db " + ShellWord.quoted(other))
                : new Problem(
                        Problem.Kind.NOT_ALLOWED,
                        name + " is not complete: its move from " + other + " has not ended",
                        "let it end, or run it again: outlay move --db "
                                + ShellWord.quoted(other)
                                + " --to "
                                + ShellWord.quoted(name));
    }
}
