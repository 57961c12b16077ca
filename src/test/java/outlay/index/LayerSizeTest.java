package outlay.index;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import outlay.contact.Reindexing;

/** No row of a layer is too large for a server, however many contacts share a value. */
final class LayerSizeTest {
    private static final int MEGABYTE = 1_000_000;
    private static final int BETWEEN_QUESTIONS = 10_000;

    /** Up to the highest id, or to as many as a layer takes. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 50, 500, 2_000, 60_000})
    void staysBelowAMegabyteWithOneValueForAll(int distance) {
        LayerBuilder layer = new LayerBuilder();
        FieldBuilder field = layer.field(1);
        int value = field.number("france", "France");
        for (long id = 1; id < Integer.MAX_VALUE; id += distance) {
            layer.cover((int) id);
            field.add((int) id, value);
            if (layer.size() % BETWEEN_QUESTIONS == 0 && Reindexing.isFull(layer)) {
                break;
            }
        }
        int largest =
                layer.finish().chunks().stream()
                        .flatMap(List::stream)
                        .mapToInt(row -> row.block().length)
                        .max()
                        .orElseThrow();
        assertTrue(largest < MEGABYTE, largest + " bytes");
        assertTrue(Bitmaps.bytes(layer.covers()).length < MEGABYTE);
        assertTrue(layer.size() > 35_000, "only " + layer.size());
    }
}
