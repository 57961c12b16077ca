package outlay.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One mail host for all tests that ask for it, because its start takes seconds. Where it cannot run
 * they are skipped, but not in CI.
 */
final class SharedMailHost implements ExecutionCondition, ParameterResolver {
    private static final Namespace HERE = Namespace.create(SharedMailHost.class);

    /** The host with its folder; JUnit closes it after the last test. */
    private record Running(Path folder, MailHost host) implements AutoCloseable {
        static Running start() {
            try {
                Path folder = Files.createTempDirectory("outlay-mail-host");
                return new Running(folder, new MailHost(folder));
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() throws IOException {
            host.close();
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder()).forEach(Running::delete);
            }
        }

        private static void delete(Path file) {
            try {
                Files.delete(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext test) {
        List<String> missing = MailHost.missing();
        if (missing.isEmpty()) {
            return ConditionEvaluationResult.enabled("all is there");
        }
        String what = "a mail host needs " + String.join(", ", missing);
        if ("true".equals(System.getenv("CI"))) {
            throw new IllegalStateException(what);
        }
        return ConditionEvaluationResult.disabled(what);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType().equals(MailHost.class);
    }

    @Override
    public MailHost resolveParameter(ParameterContext parameter, ExtensionContext test) {
        return test.getRoot()
                .getStore(HERE)
                .getOrComputeIfAbsent("host", key -> Running.start(), Running.class)
                .host();
    }
}
