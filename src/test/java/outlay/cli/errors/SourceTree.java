package outlay.cli.errors;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * The sources of the program as javac parses them: each method, each call, and each constant. No
 * simple class name stands twice in the house, so that names do for symbols.
 */
final class SourceTree {
    /**
     * A method.
     *
     * @param type the class that it stands in
     * @param file the outermost class of its file
     */
    record Method(String type, String file, MethodTree tree) {
        String name() {
            return tree.getName().toString();
        }

        int arity() {
            return tree.getParameters().size();
        }
    }

    /**
     * A call of a method, or of a constructor.
     *
     * @param name of the method, or of the class
     * @param receiver what stands before the dot; empty when there is none
     * @param from where it stands
     */
    record Call(
            String name, String receiver, List<? extends ExpressionTree> arguments, Method from) {}

    /**
     * A field, a parameter or a local variable.
     *
     * @param file the outermost class of its file
     */
    record Variable(String file, VariableTree tree) {
        boolean isCalled(String name) {
            return tree.getName().contentEquals(name);
        }

        String type() {
            return String.valueOf(tree.getType());
        }
    }

    private final List<Method> methods = new ArrayList<>();
    private final List<Call> calls = new ArrayList<>();
    private final List<Variable> variables = new ArrayList<>();
    private final Map<String, String> interfaces = new HashMap<>();

    static SourceTree read(Path folder) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        SourceTree sources = new SourceTree();
        try (Stream<Path> files = Files.walk(folder);
                StandardJavaFileManager manager =
                        compiler.getStandardFileManager(null, null, null)) {
            List<Path> java = files.filter(file -> file.toString().endsWith(".java")).toList();
            JavacTask task =
                    (JavacTask)
                            compiler.getTask(
                                    null,
                                    manager,
                                    null,
                                    null,
                                    null,
                                    manager.getJavaFileObjectsFromPaths(java));
            for (CompilationUnitTree unit : task.parse()) {
                sources.new Scan().scan(unit, null);
            }
        }
        return sources;
    }

    List<Method> methods() {
        return methods;
    }

    List<Call> calls() {
        return calls;
    }

    List<Variable> variables() {
        return variables;
    }

    /** Returns what the constants of an enum are made of. */
    List<List<String>> constants(String type) {
        List<List<String>> constants = new ArrayList<>();
        for (Variable each : variables) {
            if (each.file().equals(type)
                    && each.tree().getInitializer() instanceof NewClassTree made) {
                constants.add(
                        made.getArguments().stream()
                                .map(
                                        value ->
                                                value instanceof LiteralTree l
                                                        ? "" + l.getValue()
                                                        : "")
                                .toList());
            }
        }
        return constants;
    }

    /** Returns the calls of a method that may be meant: by its name, from where it can be seen. */
    List<Call> callsOf(Method method) {
        boolean hidden = method.tree().getModifiers().toString().contains("private");
        return calls.stream()
                .filter(call -> call.name().equals(method.name()))
                .filter(call -> call.arguments().size() == method.arity())
                .filter(call -> call.receiver().isEmpty() || (!hidden && reaches(call, method)))
                .filter(
                        call ->
                                !call.receiver().isEmpty()
                                        || call.from().file().equals(method.file()))
                .toList();
    }

    private boolean reaches(Call call, Method method) {
        if (call.receiver().startsWith("new " + method.type() + "(")) {
            return true;
        }
        if (call.receiver().matches("[A-Z]\\w*")) {
            return call.receiver().equals(method.type());
        }
        String variable = call.receiver().replaceFirst("^this\\.", "");
        return variables.stream()
                .filter(each -> each.file().equals(call.from().file()) && each.isCalled(variable))
                .map(Variable::type)
                .anyMatch(
                        type ->
                                type.equals(method.type())
                                        || type.equals(interfaces.get(method.type())));
    }

    /** Goes through one file. */
    private final class Scan extends TreePathScanner<@Nullable Void, @Nullable Void> {
        @Override
        public @Nullable Void visitMethod(MethodTree tree, @Nullable Void nothing) {
            methods.add(method(tree));
            return super.visitMethod(tree, null);
        }

        @Override
        public @Nullable Void visitMethodInvocation(
                MethodInvocationTree tree, @Nullable Void nothing) {
            String called = tree.getMethodSelect().toString();
            int dot = called.lastIndexOf('.');
            here().ifPresent(
                            from ->
                                    calls.add(
                                            new Call(
                                                    called.substring(dot + 1),
                                                    dot < 0 ? "" : called.substring(0, dot),
                                                    tree.getArguments(),
                                                    from)));
            return super.visitMethodInvocation(tree, null);
        }

        @Override
        public @Nullable Void visitNewClass(NewClassTree tree, @Nullable Void nothing) {
            here().ifPresent(
                            from ->
                                    calls.add(
                                            new Call(
                                                    tree.getIdentifier().toString(),
                                                    "new",
                                                    tree.getArguments(),
                                                    from)));
            return super.visitNewClass(tree, null);
        }

        @Override
        public @Nullable Void visitClass(ClassTree tree, @Nullable Void nothing) {
            tree.getImplementsClause()
                    .forEach(
                            one -> interfaces.put(tree.getSimpleName().toString(), one.toString()));
            return super.visitClass(tree, null);
        }

        @Override
        public @Nullable Void visitVariable(VariableTree tree, @Nullable Void nothing) {
            variables.add(new Variable(outermost(), tree));
            return super.visitVariable(tree, null);
        }

        private Optional<Method> here() {
            for (Tree tree : getCurrentPath()) {
                if (tree instanceof MethodTree method) {
                    return methods.stream().filter(each -> each.tree() == method).findFirst();
                }
            }
            return Optional.empty();
        }

        private Method method(MethodTree tree) {
            return new Method(types().get(0), outermost(), tree);
        }

        private String outermost() {
            List<String> types = types();
            return types.isEmpty() ? "" : types.get(types.size() - 1);
        }

        /** The classes around, from the inside. */
        private List<String> types() {
            List<String> types = new ArrayList<>();
            for (Tree above : getCurrentPath()) {
                if (above instanceof ClassTree type && !type.getSimpleName().isEmpty()) {
                    types.add(type.getSimpleName().toString());
                }
            }
            return types;
        }
    }
}
