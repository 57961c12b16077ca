package outlay.credit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.junit.jupiter.api.Test;

final class EnumColumnTest {
    private final EnumColumn<MovementKind> words =
            new EnumColumn<>(List.of(MovementKind.RESERVE, MovementKind.RETURN));

    @Test
    void countsFromOneInSql() {
        assertEquals(
                "CASE WHEN e.kind IS NULL THEN 0"
                        + " WHEN e.kind = 'reserve' THEN 1 WHEN e.kind = 'return' THEN 2 ELSE -1 END",
                words.number("e.kind"));
    }

    @Test
    void findsConstantsByTheirNumbers() {
        assertEquals(MovementKind.RESERVE, words.find(1));
        assertEquals(MovementKind.RETURN, words.find(2));
        assertNull(words.find(0));
        assertNull(words.find(-1));
    }
}
