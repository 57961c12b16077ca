package outlay.campaign;

import java.time.Instant;

/** Looks at those who wait for an email, one by one. */
@FunctionalInterface
public interface WaitingVisitor {
    /**
     * Looks at somebody.
     *
     * @param contact 0 when it was not asked for
     */
    void visit(Instant dueAt, long id, int stepsSent, int contact);
}
