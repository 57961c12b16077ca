package outlay.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SummaryTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00.123Z");

    @Test
    void tellsEachValueInTextAndInJson() {
        Summary summary =
                new Summary()
                        .add("sent", "Sent: ", 1234)
                        .json("operation", 7L)
                        .addIfAny("held", "Held back: ", 0L)
                        .addIfAny("next", "Next due: ", Optional.of(NOON))
                        .addIfAny("last", "Last due: ", Optional.empty())
                        .line("Done.");
        assertEquals("Sent: 1,234\nNext due: 2026-03-02T12:00:00Z\nDone.\n", print(summary, false));
        assertEquals(
                "{\"sent\":1234,\"operation\":7,\"held\":0,\"next\":\"2026-03-02T12:00:00Z\","
                        + "\"last\":null}\n",
                print(summary, true));
    }

    @Test
    void tellsTablesAndSummariesInsideAsObjects() {
        Summary summary =
                new Summary()
                        .add("costs", new Table("field", "bytes").row("city", 1500).row("name", 9))
                        .add(
                                "campaigns",
                                List.of(new Summary().add("state", "  State: ", "draft")));
        assertEquals(
                "field  bytes\ncity   1,500\nname       9\n  State: draft\n",
                print(summary, false));
        assertEquals(
                "{\"costs\":[{\"field\":\"city\",\"bytes\":1500},{\"field\":\"name\",\"bytes\":9}],"
                        + "\"campaigns\":[{\"state\":\"draft\"}]}\n",
                print(summary, true));
    }

    @Test
    void makesEachItemWhenItIsItsTurn() {
        List<String> steps = new ArrayList<>();
        for (Summary item :
                Summary.each(
                        List.of("a", "b"),
                        name -> {
                            steps.add("make " + name);
                            return new Summary().json("name", name);
                        })) {
            steps.add("take " + item.fields().get("name"));
        }
        assertEquals(List.of("make a", "take a", "make b", "take b"), steps);
    }

    private static String print(Summary summary, boolean json) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Streams streams =
                new Streams(
                        InputStream.nullInputStream(),
                        out,
                        OutputStream.nullOutputStream(),
                        false,
                        false,
                        false);
        Console console = new Console(streams, new Style(json, false, false, false, 80));
        console.print(summary);
        console.finish();
        return out.toString(StandardCharsets.UTF_8);
    }
}
