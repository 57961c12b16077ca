package outlay.db;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import outlay.Problem;
import outlay.Watcher;

/**
 * Takes a database to another place. The copy says that it is arriving until the old one says that
 * it has moved: with that commit the one takes no more changes, and the other does.
 */
public final class Move {
    /** A server gives up on who says nothing for a minute. */
    private static final int ROWS_IN_SILENCE = 100_000;

    private final Database from;
    private final Location to;
    private final Watcher watcher;

    private Move(Database from, Location to, Watcher watcher) {
        this.from = from;
        this.to = to;
        this.watcher = watcher;
    }

    /**
     * Copies all, compares it, and marks the old one as moved; nobody else changes it meanwhile.
     * One that was killed is done again, or only ended where the old one has moved.
     *
     * @param command what is noted as done
     * @param contents what must be the same in both
     * @return the contents
     * @throws Problem NOT_ALLOWED when something is there already; DIFFERENCE when the copy is not
     *     the same
     */
    public static <T> T run(
            Database from,
            Location to,
            String command,
            Function<Transaction, T> contents,
            Watcher watcher) {
        Move move = new Move(from, to, watcher);
        Hold imports = from.hold(Activity.IMPORT);
        try (imports) {
            Hold sends = from.hold(Activity.SEND);
            try (sends) {
                if (from.mark().isEmpty()) {
                    move.makeRoom();
                    from.write(tx -> move.take(tx, command, contents));
                }
                return move.end(contents);
            }
        }
    }

    /**
     * Makes sure that there is room for it.
     *
     * @throws Problem NOT_ALLOWED when something is there already
     */
    public static void requireRoom(Database from, Location to) {
        new Move(from, to, Watcher.NOBODY).requireRoom();
    }

    /** Ends one that was killed when all but the last step was done, if that can be seen. */
    public static boolean end(Database arriving, Location old) {
        boolean isOver = arriving.mark().filter(mark -> isMoved(old, mark)).isPresent();
        if (isOver) {
            arriving.arrive();
        }
        return isOver;
    }

    private static boolean isMoved(Location old, MoveMark mark) {
        try (Engine engine = Database.find(old)) {
            return new Database(engine).read(MoveMark::of).filter(mark::fits).isPresent();
        } catch (Problem e) {
            // It cannot be asked from here.
            return false;
        }
    }

    private void makeRoom() {
        requireRoom();
        to.clear();
    }

    private void requireRoom() {
        if (to.isNew()) {
            return;
        }
        byte[] key = from.read(TokenKey::of);
        boolean isRoom;
        try (Engine engine = Database.find(to)) {
            isRoom = new Database(engine).read(there -> isRoom(there, key));
        } catch (Problem e) {
            if (e.kind() != Problem.Kind.DAMAGED) {
                throw e;
            }
            isRoom = false;
        }
        if (!isRoom) {
            throw occupied();
        }
    }

    private Problem occupied() {
        return new Problem(
                Problem.Kind.NOT_ALLOWED,
                "there is something at " + to + " already",
                "name a file that is not there, or an empty database: createdb");
    }

    /** What an earlier move of the very same database has left is taken anew. */
    private static boolean isRoom(Transaction there, byte[] key) {
        boolean isHalf =
                MoveMark.of(there)
                                .filter(mark -> mark.state() == MoveMark.State.ARRIVING)
                                .isPresent()
                        && Arrays.equals(TokenKey.of(there), key);
        return isHalf || there.query("SELECT count(*) FROM operation").number() == 0;
    }

    private <T> boolean take(Transaction tx, String command, Function<Transaction, T> contents) {
        Operations.begin(tx, command);
        String token = UUID.randomUUID().toString();
        List<TableSum> sums = new ArrayList<>();
        MoveMark arriving = new MoveMark(MoveMark.State.ARRIVING, token, from.name());
        Engine copy =
                Database.fill(
                        to, there -> there.write(rows -> sums.addAll(fill(tx, rows, arriving))));
        try (copy) {
            T here = contents.apply(tx);
            new Database(copy)
                    .read(
                            there ->
                                    compare(sums, TableCopy.sums(there, lively(tx)))
                                            && compare(here, contents.apply(there)));
        }
        new MoveMark(MoveMark.State.MOVED, token, to.toString()).put(tx);
        from.findMark(tx);
        return true;
    }

    /** Somebody may have begun to use it meanwhile. */
    private List<TableSum> fill(Transaction tx, Transaction copy, MoveMark arriving) {
        if (!isRoom(copy, TokenKey.of(tx))) {
            throw occupied();
        }
        copy.clear(TableCopy.tables());
        arriving.put(copy);
        return TableCopy.run(tx, copy, watcher);
    }

    /** Goes on asking the one that waits. */
    private Watcher lively(Transaction waiting) {
        return (done, all) -> {
            watcher.at(done, all);
            if (done % ROWS_IN_SILENCE == 0) {
                waiting.query("SELECT 1").exists();
            }
        };
    }

    private boolean compare(List<TableSum> here, List<TableSum> there) {
        for (int i = 0; i < here.size(); i++) {
            compare(here.get(i), there.get(i));
        }
        return true;
    }

    private boolean compare(Object here, Object there) {
        if (!here.equals(there)) {
            throw new Problem(
                    Problem.Kind.DIFFERENCE,
                    "the copy is not the same: " + here + " here, " + there + " there",
                    "nothing has moved: go on with " + from.name() + ", and report this");
        }
        return true;
    }

    private <T> T end(Function<Transaction, T> contents) {
        MoveMark moved = from.mark().orElseThrow();
        if (to.isNew()) {
            throw moved.refusal(from.name());
        }
        try (Engine engine = Database.find(to)) {
            return new Database(engine)
                    .write(
                            there -> {
                                if (MoveMark.of(there).filter(moved::fits).isEmpty()) {
                                    throw moved.refusal(from.name());
                                }
                                MoveMark.remove(there);
                                return contents.apply(there);
                            });
        }
    }
}
