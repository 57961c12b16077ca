package outlay.cli.script;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.terminal.impl.DumbTerminal;
import org.junit.jupiter.api.Test;

final class LiveCountTest {
    private final BlockingQueue<String> counted = new LinkedBlockingQueue<>();

    private final LineReader reader;

    LiveCountTest() throws IOException {
        OutputStream nowhere = OutputStream.nullOutputStream();
        reader =
                LineReaderBuilder.builder()
                        .terminal(new DumbTerminal(InputStream.nullInputStream(), nowhere))
                        .build();
    }

    /** To accept a line is to show it once more, as it was typed. */
    @Test
    void countsNothingBehindEnter() throws InterruptedException {
        List<String> lines = new ArrayList<>();
        try (LiveCount counting = new LiveCount(this::count)) {
            counting.begin();
            counting.highlight(reader, "filter --industry a");
            lines.add(next());
            counting.rest();
            counting.highlight(reader, "filter --industry a");
            counting.begin();
            counting.highlight(reader, "filter --industry b");
            lines.add(next());
        }
        assertEquals(List.of("filter --industry a", "filter --industry b"), lines);
    }

    private Optional<String> count(String line) {
        counted.add(line);
        return Optional.empty();
    }

    private String next() throws InterruptedException {
        return String.valueOf(counted.poll(1, TimeUnit.MINUTES));
    }
}
