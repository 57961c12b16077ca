package outlay.dist;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.spi.ToolProvider;

/** Runs the tools of the JDK, in this process, and other programs; a failure ends the build. */
final class JdkTool {
    private JdkTool() {}

    /** Returns what it printed. */
    static String run(String name, String... arguments) {
        StringWriter printed = new StringWriter();
        PrintWriter writer = new PrintWriter(printed);
        if (ToolProvider.findFirst(name).orElseThrow().run(writer, writer, arguments) != 0) {
            throw new IllegalStateException(name + ": " + printed);
        }
        return printed.toString();
    }

    /** Says whether a program is there and ends well. */
    static boolean works(List<String> command) {
        try {
            start(Path.of("/"), command);
            return true;
        } catch (IOException | IllegalStateException e) {
            return false;
        }
    }

    /** Runs a program in a folder and returns what it printed. */
    static String start(Path folder, List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().keySet().removeIf(name -> name.matches("OUTLAY_.*|.*JAVA.*|XDG_.*"));
        Process process = builder.redirectErrorStream(true).start();
        process.getOutputStream().close();
        String printed =
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IllegalStateException(command + ": " + printed);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return printed;
    }
}
