package outlay.cli;

import static java.util.Objects.requireNonNull;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Map;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * What the annotations of a command say, as lines of a keyword and a value. {@link BlueprintReader}
 * makes the same of it without asking Java for annotations, which costs a start a fifth of its
 * time: Java writes and loads a class for each kind of annotation first.
 */
final class Blueprint {
    private final StringBuilder text = new StringBuilder();

    private Blueprint() {}

    /** Returns the blueprint of a command that picocli has read. */
    static String of(CommandSpec command) {
        Blueprint blueprint = new Blueprint();
        blueprint.line("name", command.name());
        blueprint.usage(command);
        blueprint.arguments(command);
        return blueprint.text.toString();
    }

    private void usage(CommandSpec command) {
        lines("description", command.usageMessage().description());
        lines("footer", command.usageMessage().footer());
        command.usageMessage()
                .exitCodeList()
                .forEach((code, meaning) -> line("exit", code + ":" + meaning));
        line("exits", command.usageMessage().exitCodeListHeading());
        line("commands", command.usageMessage().synopsisSubcommandLabel());
        line("abbreviated", command.usageMessage().abbreviateSynopsis());
        line("sorted", command.usageMessage().sortOptions());
    }

    /**
     * Those of mixins stand between "mixin" and "end"; what a mixin adds by code, it adds again.
     */
    private void arguments(CommandSpec command) {
        for (OptionSpec option : command.options()) {
            if (isOwn(option, command)) {
                line("option", String.join(" ", option.names()));
                line("order", option.order());
                flag("help", option.usageHelp());
                flag("version", option.versionHelp());
                argument(option);
            }
        }
        for (PositionalParamSpec parameter : command.positionalParameters()) {
            if (isOwn(parameter, command)) {
                line("parameter", parameter.index());
                argument(parameter);
            }
        }
        for (Map.Entry<String, CommandSpec> mixin : command.mixins().entrySet()) {
            line("mixin", FieldValue.named(field(command.userObject().getClass(), mixin.getKey())));
            arguments(mixin.getValue());
            line("end", "");
        }
        command.specElements().forEach(e -> line("spec", FieldValue.named(e.userObject())));
    }

    private static boolean isOwn(ArgSpec argument, CommandSpec command) {
        return argument.userObject() instanceof Field field
                && field.getDeclaringClass().isInstance(command.userObject());
    }

    /** picocli calls a mixin by its field. */
    private static Field field(Class<?> type, String name) {
        return Arrays.stream(type.getDeclaredFields())
                .filter(field -> field.getName().equals(name))
                .findFirst()
                .orElseGet(() -> field(requireNonNull(type.getSuperclass(), name), name));
    }

    private void argument(ArgSpec argument) {
        line("field", FieldValue.named(argument.userObject()));
        line("label", argument.paramLabel());
        for (String each : argument.description()) {
            // picocli has taken it for a format already, and will again.
            line("description", each.replace("%", "%%"));
        }
        // Of what has its arity by its type alone, picocli accepts --json=true as well.
        if (!argument.arity().isUnspecified()) {
            line("arity", argument.arity());
        }
        flag("required", argument.required());
        flag("hidden", argument.hidden());
        if (argument.defaultValue() != null) {
            line("default", argument.defaultValue());
        }
        if (!argument.splitRegex().isEmpty()) {
            line("split", argument.splitRegex());
        }
        for (ITypeConverter<?> converter : argument.converters()) {
            line("converter", converter.getClass().getName());
        }
        for (Class<?> type : argument.auxiliaryTypes()) {
            if (type != argument.type()) {
                line("of", type.getName());
            }
        }
    }

    private void flag(String key, boolean isSet) {
        if (isSet) {
            line(key, "");
        }
    }

    private void lines(String key, String[] values) {
        Arrays.stream(values).forEach(value -> line(key, value));
    }

    private void line(String key, Object value) {
        String written = value.toString();
        if (written.contains("\n")) {
            throw new IllegalStateException(key + " of a command has a line feed: " + written);
        }
        text.append(key).append(' ').append(written).append('\n');
    }
}
