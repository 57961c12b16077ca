package outlay.delivery.pace;

import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Predicate;

/**
 * Whose turn it is to write a first email: his who has most of today's quota left; then by name.
 *
 * @param <S> those who write
 */
public final class Rotation<S> {
    private record Turn<S>(S sender, String name, long left) {}

    private final PriorityQueue<Turn<S>> turns =
            new PriorityQueue<>(
                    Comparator.<Turn<S>>comparingLong(turn -> -turn.left())
                            .thenComparing(Turn::name));

    /** Adds somebody who has so much of today's quota left. */
    public void add(S sender, String name, long left) {
        turns.add(new Turn<>(sender, name, left));
    }

    /** Says whether nobody is left. */
    public boolean isEmpty() {
        return turns.isEmpty();
    }

    /** Returns whose turn it is; who may not write any more is left out from now on. */
    public Optional<S> next(Predicate<? super S> may) {
        while (!turns.isEmpty() && !may.test(turns.element().sender())) {
            turns.remove();
        }
        return Optional.ofNullable(turns.peek()).map(Turn::sender);
    }

    /** Takes note that he has taken his turn. */
    public void took() {
        Turn<S> turn = turns.remove();
        turns.add(new Turn<>(turn.sender(), turn.name(), turn.left() - 1));
    }

    /** Passes over him from now on. */
    public void passOver() {
        turns.remove();
    }
}
