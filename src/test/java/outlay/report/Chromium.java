package outlay.report;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A browser without a window, and one page in it, told what to do by the DevTools protocol. */
final class Chromium implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process process;
    private final WebSocket socket;
    private final String session;
    private final BlockingQueue<JsonNode> received;
    private final List<JsonNode> events = new ArrayList<>();
    private int asked;

    private Chromium(Process process, WebSocket socket, BlockingQueue<JsonNode> received)
            throws Exception {
        this.process = process;
        this.socket = socket;
        this.received = received;
        String target =
                call("", "Target.createTarget", Map.of("url", "about:blank"))
                        .get("targetId")
                        .asText();
        Map<String, Object> flat = Map.of("targetId", target, "flatten", true);
        this.session = call("", "Target.attachToTarget", flat).get("sessionId").asText();
        for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
            call(domain + ".enable", Map.of());
        }
    }

    static boolean isInstalled() {
        return Stream.of(requireNonNull(System.getenv("PATH")).split(":", -1))
                .anyMatch(path -> Files.isExecutable(Path.of(path, "chromium")));
    }

    /** Starts one that keeps its things in a folder. */
    static Chromium start(Path folder) throws Exception {
        ProcessBuilder builder =
                new ProcessBuilder(
                                "chromium",
                                "--headless",
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-dev-shm-usage",
                                "--remote-debugging-port=0",
                                "--user-data-dir=" + folder)
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("chromium.log").toFile());
        builder.environment().put("TMPDIR", folder.toString());
        Process process = builder.start();
        try {
            BlockingQueue<JsonNode> received = new LinkedBlockingQueue<>();
            WebSocket socket =
                    HttpClient.newHttpClient()
                            .newWebSocketBuilder()
                            .buildAsync(address(process, folder), new Listener(received))
                            .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            return new Chromium(process, socket, received);
        } catch (Exception e) {
            process.destroyForcibly();
            throw e;
        }
    }

    /** It writes down where it listens as soon as it does. */
    private static URI address(Process process, Path folder) throws Exception {
        Path file = folder.resolve("DevToolsActivePort");
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (process.isAlive() && System.nanoTime() < end) {
            List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
            if (lines.size() == 2) {
                return URI.create("ws://127.0.0.1:" + lines.get(0) + lines.get(1));
            }
            Thread.sleep(20);
        }
        throw new AssertionError(Files.readString(folder.resolve("chromium.log")));
    }

    /** Shows pages as on a screen so wide, in a scheme: {@code light} or {@code dark}. */
    void look(int width, String scheme) throws Exception {
        call(
                "Emulation.setDeviceMetricsOverride",
                Map.of(
                        "width",
                        width,
                        "height",
                        900,
                        "deviceScaleFactor",
                        1,
                        "mobile",
                        width < 500));
        call(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "features",
                        List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    /** Opens a file, and forgets what was noticed about the one before. */
    void open(Path file) throws Exception {
        events.clear();
        call("Page.navigate", Map.of("url", file.toUri().toString()));
        await("Page.loadEventFired");
    }

    /** Returns what an expression in the page is worth, a promise what it comes to. */
    JsonNode js(String expression) throws Exception {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("expression", expression);
        parameters.put("returnByValue", true);
        parameters.put("awaitPromise", true);
        JsonNode result = call("Runtime.evaluate", parameters);
        if (result.has("exceptionDetails")) {
            throw new AssertionError(expression + ": " + result);
        }
        return result.get("result").path("value");
    }

    /** Presses and releases a key, such as {@code Tab}. */
    void key(String key, int code) throws Exception {
        for (String type : List.of("keyDown", "keyUp")) {
            call(
                    "Input.dispatchKeyEvent",
                    Map.of("type", type, "key", key, "code", key, "windowsVirtualKeyCode", code));
        }
    }

    void type(String text) throws Exception {
        call("Input.insertText", Map.of("text", text));
    }

    /** Returns what was said in the console and went wrong, and dialogs that were opened. */
    List<JsonNode> complaints() {
        return events(
                "Runtime.exceptionThrown",
                "Runtime.consoleAPICalled",
                "Log.entryAdded",
                "Page.javascriptDialogOpening");
    }

    /** Returns the addresses that were asked for. */
    List<String> requests() {
        return events("Network.requestWillBeSent").stream()
                .map(event -> event.at("/params/request/url").asText())
                .toList();
    }

    private List<JsonNode> events(String... methods) {
        return events.stream()
                .filter(event -> List.of(methods).contains(event.path("method").asText()))
                .toList();
    }

    private JsonNode call(String method, Map<String, Object> parameters) throws Exception {
        return call(session, method, parameters);
    }

    private JsonNode call(String of, String method, Map<String, Object> parameters)
            throws Exception {
        int id = ++asked;
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("id", id);
        message.put("method", method);
        message.put("params", parameters);
        if (!of.isEmpty()) {
            message.put("sessionId", of);
        }
        socket.sendText(JSON.writeValueAsString(message), true).get();
        while (true) {
            JsonNode answer = next(method);
            if (answer.path("id").asInt() == id) {
                if (answer.has("error")) {
                    throw new AssertionError(method + ": " + answer);
                }
                return answer.get("result");
            }
        }
    }

    private void await(String event) throws Exception {
        while (events(event).isEmpty()) {
            next(event);
        }
    }

    private JsonNode next(String awaited) throws InterruptedException {
        JsonNode message = received.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        if (message == null) {
            throw new AssertionError("nothing came of " + awaited);
        }
        if (message.has("method")) {
            events.add(message);
        }
        return message;
    }

    @Override
    public void close() throws IOException {
        socket.abort();
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static final class Listener implements WebSocket.Listener {
        private final BlockingQueue<JsonNode> received;
        private final StringBuilder begun = new StringBuilder();

        Listener(BlockingQueue<JsonNode> received) {
            this.received = received;
        }

        @Override
        public @Nullable CompletionStage<?> onText(
                WebSocket socket, CharSequence text, boolean last) {
            begun.append(text);
            if (last) {
                try {
                    received.add(JSON.readTree(begun.toString()));
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
                begun.setLength(0);
            }
            socket.request(1);
            return null;
        }
    }
}
