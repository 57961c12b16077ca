package outlay.cli;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import outlay.Problem;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Defaults of options out of {@code outlay.properties}: {@code leads=500} for every command that
 * has the option, {@code upload.leads=500} for one.
 */
final class Defaults implements IDefaultValueProvider {
    private final Properties values;

    private Defaults(Properties values) {
        this.values = values;
    }

    /** Reads the user's file; there need not be one. */
    static Defaults load(Environment environment) {
        Properties values = new Properties();
        Path file = file(environment);
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                values.load(reader);
            } catch (IOException | IllegalArgumentException e) {
                throw new Problem(
                        Problem.Kind.INVALID_INPUT,
                        "cannot read " + file + ": " + Problem.why(e),
                        "mend the file or move it away",
                        e);
            }
        }
        return new Defaults(values);
    }

    private static Path file(Environment environment) {
        Path home = environment.file(environment.variable("HOME").orElse("."));
        Path config =
                environment
                        .variable("XDG_CONFIG_HOME")
                        .map(environment::file)
                        .orElse(home.resolve(".config"));
        return config.resolve("outlay").resolve("outlay.properties");
    }

    @Override
    public @Nullable String defaultValue(ArgSpec argument) {
        if (values.isEmpty() || !(argument instanceof OptionSpec option)) {
            return null;
        }
        String name = option.longestName().replaceFirst("^--?", "");
        String command = option.command().qualifiedName(".").replaceFirst("^outlay\\.?", "");
        String forCommand = values.getProperty(command + "." + name);
        return forCommand != null ? forCommand : values.getProperty(name);
    }
}
