package outlay.cli.script;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import outlay.output.Json;
import outlay.output.Streams;
import outlay.output.Summary;

/** What one command of a batch answers, to be told in one line of JSON. */
final class BatchAnswer {
    private final Streams around;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ErrorFilter err;

    BatchAnswer(Streams around) {
        this.around = around;
        this.err = new ErrorFilter(around.err());
    }

    /** Returns where the command speaks; its notices are passed on. */
    Streams streams() {
        return new Streams(around.in(), out, err, around.inIsTerminal(), false, false);
    }

    Summary summary(int line, int code) {
        String text = out.toString(StandardCharsets.UTF_8);
        Summary summary = new Summary().json("line", line).json("exit", code);
        if (!text.isEmpty() || err.error().isEmpty()) {
            summary.json("output", output(text));
        }
        return err.error().isEmpty()
                ? summary
                : summary.json("error", Json.parse(err.error()).get("error"));
    }

    /** An object as it is, several as a list, and what is no JSON as text. */
    private static @Nullable Object output(String text) {
        if (text.isEmpty()) {
            return null;
        }
        if (!text.startsWith("{")) {
            return text;
        }
        List<Json.Written> objects = text.lines().map(Json.Written::new).toList();
        return objects.size() == 1 ? objects.get(0) : objects;
    }
}
