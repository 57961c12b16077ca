package outlay.cli;

import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import outlay.cli.command.Version;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Makes of a {@link Blueprint} what picocli would have made of the annotations. */
final class BlueprintReader {
    private final String text;
    private int next;
    private String key = "";
    private String value = "";

    private BlueprintReader(String text) {
        this.text = text;
    }

    /**
     * What options and parameters have in common; picocli keeps to itself what their builders have.
     * The initial value is none of it: the field has that already.
     *
     * @param of what several values are, or the one
     */
    private record Argument(
            FieldValue field,
            String label,
            List<String> description,
            Optional<String> arity,
            boolean required,
            boolean hidden,
            @Nullable String byDefault,
            String split,
            List<ITypeConverter<?>> converters,
            Class<?> of) {}

    /** Returns what the command takes. */
    static CommandSpec read(Object command, String text) {
        BlueprintReader reader = new BlueprintReader(text);
        reader.advance();
        CommandSpec spec = CommandSpec.wrapWithoutInspection(command);
        spec.name(reader.one("name"));
        spec.versionProvider(new Version());
        reader.usage(spec);
        reader.arguments(spec);
        return spec;
    }

    private void usage(CommandSpec spec) {
        spec.usageMessage()
                .description(all("description"))
                .footer(all("footer"))
                .exitCodeList(exits())
                .exitCodeListHeading(one("exits"))
                .synopsisSubcommandLabel(one("commands"))
                .abbreviateSynopsis(Boolean.parseBoolean(one("abbreviated")))
                .sortOptions(Boolean.parseBoolean(one("sorted")));
    }

    private Map<String, String> exits() {
        Map<String, String> exits = new LinkedHashMap<>();
        for (String exit : all("exit")) {
            int colon = exit.indexOf(':');
            exits.put(exit.substring(0, colon), exit.substring(colon + 1));
        }
        return exits;
    }

    private void arguments(CommandSpec spec) {
        while (is("option")) {
            spec.addOption(option(spec.userObject()));
        }
        while (is("parameter")) {
            spec.addPositional(parameter(spec.userObject()));
        }
        while (is("mixin")) {
            FieldValue field = new FieldValue(spec.userObject(), one("mixin"));
            spec.addMixin(field.field().getName(), mixin(field.get()));
            one("end");
        }
        while (is("spec")) {
            new FieldValue(spec.userObject(), one("spec")).set(spec);
        }
    }

    private OptionSpec option(Object owner) {
        OptionSpec.Builder option = OptionSpec.builder(one("option").split(" "));
        option.order(Integer.parseInt(one("order")));
        option.usageHelp(flag("help")).versionHelp(flag("version"));
        Argument argument = argument(owner);
        argument.arity.ifPresent(option::arity);
        return option.userObject(argument.field.field())
                .type(argument.field.field().getType())
                .auxiliaryTypes(argument.of)
                .getter(argument.field)
                .setter(argument.field)
                .hasInitialValue(false)
                .paramLabel(argument.label)
                .description(argument.description.toArray(String[]::new))
                .required(argument.required)
                .hidden(argument.hidden)
                .defaultValue(argument.byDefault)
                .splitRegex(argument.split)
                .converters(argument.converters.toArray(ITypeConverter<?>[]::new))
                .build();
    }

    private PositionalParamSpec parameter(Object owner) {
        PositionalParamSpec.Builder parameter = PositionalParamSpec.builder();
        parameter.index(one("parameter"));
        Argument argument = argument(owner);
        argument.arity.ifPresent(parameter::arity);
        return parameter
                .userObject(argument.field.field())
                .type(argument.field.field().getType())
                .auxiliaryTypes(argument.of)
                .getter(argument.field)
                .setter(argument.field)
                .hasInitialValue(false)
                .paramLabel(argument.label)
                .description(argument.description.toArray(String[]::new))
                .required(argument.required)
                .hidden(argument.hidden)
                .defaultValue(argument.byDefault)
                .splitRegex(argument.split)
                .converters(argument.converters.toArray(ITypeConverter<?>[]::new))
                .build();
    }

    private CommandSpec mixin(Object mixin) {
        if (mixin instanceof CommandSpec ready) {
            return ready;
        }
        CommandSpec spec = CommandSpec.wrapWithoutInspection(mixin);
        arguments(spec);
        return spec;
    }

    private Argument argument(Object owner) {
        FieldValue field = new FieldValue(owner, one("field"));
        return new Argument(
                field,
                one("label"),
                List.of(all("description")),
                is("arity") ? Optional.of(one("arity")) : Optional.empty(),
                flag("required"),
                flag("hidden"),
                is("default") ? one("default") : null,
                is("split") ? one("split") : "",
                is("converter") ? List.of(converter(one("converter"))) : List.of(),
                is("of") ? type(one("of")) : field.field().getType());
    }

    private static ITypeConverter<?> converter(String type) {
        try {
            Constructor<?> constructor = type(type).getDeclaredConstructor();
            constructor.setAccessible(true);
            return (ITypeConverter<?>) constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make " + type, e);
        }
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("no class " + name, e);
        }
    }

    private boolean is(String expected) {
        return key.equals(expected);
    }

    private boolean flag(String expected) {
        boolean flag = is(expected);
        if (flag) {
            advance();
        }
        return flag;
    }

    private String one(String expected) {
        if (!is(expected)) {
            throw new IllegalStateException("a blueprint has " + key + " instead of " + expected);
        }
        String one = value;
        advance();
        return one;
    }

    private String[] all(String expected) {
        List<String> all = new ArrayList<>();
        while (is(expected)) {
            all.add(one(expected));
        }
        return all.toArray(String[]::new);
    }

    /** Goes on to the next line; the last is followed by one that has no key. */
    private void advance() {
        int end = text.indexOf('\n', next);
        if (end < 0) {
            key = "";
            return;
        }
        int space = text.indexOf(' ', next);
        key = text.substring(next, space);
        value = text.substring(space + 1, end);
        next = end + 1;
    }
}
