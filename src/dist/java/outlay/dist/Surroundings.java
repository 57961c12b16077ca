package outlay.dist;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import outlay.cli.ManPages;

/** What stands beside the runtime: the launcher, man pages, completion, units, samples. */
final class Surroundings {
    /** Where each shell looks for what completes a program's lines. */
    private static final Map<String, String> COMPLETIONS =
            Map.of(
                    "bash", "share/bash-completion/completions/outlay",
                    "zsh", "share/zsh/vendor-completions/_outlay",
                    "fish", "share/fish/vendor_completions.d/outlay.fish");

    private final Path checkout;
    private final Path root;
    private final Instant time;

    Surroundings(Path checkout, Path root, Instant time) {
        this.checkout = checkout;
        this.root = root;
        this.time = time;
    }

    /** Lays it all into the folder of the package. */
    void lay() throws IOException {
        Folders.copy(checkout.resolve("bin/outlay"), root.resolve("bin/outlay"));
        Folders.copy(checkout.resolve("src/dist/LICENSE"), root.resolve("LICENSE"));
        layServices(checkout.resolve("samples"));
        Path documents = root.resolve("share/doc/outlay");
        Folders.copy(checkout.resolve("samples"), documents.resolve("samples"));
        Folders.copy(checkout.resolve("bin/demo"), documents.resolve("bin/demo"));
        write(
                "share/doc/outlay/changelog.gz",
                zipped(Files.readString(checkout.resolve("src/docs/changelog.md"))));
        for (Map.Entry<String, String> page : ManPages.all(time).entrySet()) {
            write("share/man/man1/" + page.getKey() + ".gz", zipped(page.getValue()));
        }
        for (Map.Entry<String, String> shell : COMPLETIONS.entrySet()) {
            String outlay = root.resolve("bin/outlay").toString();
            String script = JdkTool.start(root, List.of(outlay, "completion", shell.getKey()));
            write(shell.getValue(), script.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** The units are samples, too, and one of them runs a script. */
    private void layServices(Path samples) throws IOException {
        String script = "nightly-backup.sh";
        Folders.copy(samples.resolve(script), root.resolve("lib/outlay").resolve(script));
        for (Path sample : Folders.files(samples)) {
            String name = sample.getFileName().toString();
            if (name.endsWith(".service") || name.endsWith(".timer")) {
                Folders.copy(sample, root.resolve("lib/systemd/system").resolve(name));
            }
        }
    }

    private void write(String name, byte[] content) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
    }

    /** Without a name or a time inside. */
    static byte[] zipped(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
