package outlay.output;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list as one JSON object: {@code {"name":[{"column":...},...]}} and a line feed. */
final class JsonListing implements Listing {
    private static final int BLOCK = 1_000;

    private final Console console;
    private final List<String> columns;
    private final JsonGenerator json;
    private int rows;

    JsonListing(Console console, String name, List<String> columns) {
        this.console = console;
        this.columns = columns;
        this.json = Json.generator(console.data());
        write(
                () -> {
                    json.writeStartObject();
                    json.writeArrayFieldStart(name);
                });
    }

    @Override
    public void row(List<? extends @Nullable Object> cells) {
        write(
                () -> {
                    json.writeStartObject();
                    for (int i = 0; i < columns.size(); i++) {
                        json.writeFieldName(columns.get(i));
                        Json.write(json, cells.get(i));
                    }
                    json.writeEndObject();
                });
        rows++;
        if (rows % BLOCK == 0) {
            console.finish();
        }
    }

    @Override
    public void end() {
        write(
                () -> {
                    json.writeEndArray();
                    json.writeEndObject();
                    json.writeRaw('\n');
                    json.flush();
                });
        console.finish();
    }

    @Override
    public void close() {
        // Closing the generator would end what has failed as if it were complete.
    }

    private static void write(Write write) {
        try {
            write.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @FunctionalInterface
    private interface Write {
        void run() throws IOException;
    }
}
