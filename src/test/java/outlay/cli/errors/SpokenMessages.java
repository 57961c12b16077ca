package outlay.cli.errors;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.YieldTree;
import com.sun.source.util.TreeScanner;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import outlay.cli.errors.SourceTree.Call;
import outlay.cli.errors.SourceTree.Method;

/**
 * What an expression of the sources can say: each text that it may have, with {@code ...} for what
 * only a run of the program knows. A parameter says what each caller gives, a call of a private
 * method or of a static one what that returns.
 */
final class SpokenMessages {
    static final String UNKNOWN = "...";

    /** What parameters are called that hold a part of a sentence; all others hold data. */
    private static final Set<String> WORDS =
            Set.of("what", "how", "why", "forWhat", "doing", "wanted", "reason", "message");

    /** What they return is data, or words of others. */
    private static final Set<String> DATA = Set.of("why", "of", "text", "line", "join", "name");

    /** From the words of a problem back to who has chosen them. */
    private static final int MOST_STEPS = 5;

    private final SourceTree sources;
    private final Set<Object> within = new HashSet<>();

    SpokenMessages(SourceTree sources) {
        this.sources = sources;
    }

    /** Returns what an expression can say that stands in this method. */
    Set<String> of(Tree expression, Method in) {
        if (expression instanceof LiteralTree literal) {
            return literal.getValue() == null ? Set.of() : Set.of(text(literal));
        }
        if (expression instanceof ParenthesizedTree inner) {
            return of(inner.getExpression(), in);
        }
        if (expression instanceof BinaryTree sum && sum.getKind() == Tree.Kind.PLUS) {
            return joined(of(sum.getLeftOperand(), in), of(sum.getRightOperand(), in));
        }
        if (expression instanceof ConditionalExpressionTree choice) {
            return union(of(choice.getTrueExpression(), in), of(choice.getFalseExpression(), in));
        }
        if (expression instanceof SwitchExpressionTree || expression instanceof MethodTree) {
            return results(expression, in);
        }
        if (expression instanceof MethodInvocationTree call) {
            return called(call, in);
        }
        if (expression instanceof IdentifierTree name) {
            return once(
                    name.getName() + "@" + in.type() + "." + in.name() + in.arity(),
                    () -> named(name.getName().toString(), in));
        }
        return Set.of(UNKNOWN);
    }

    private static String text(LiteralTree literal) {
        return literal.getValue() instanceof String text ? text : UNKNOWN;
    }

    private Set<String> called(MethodInvocationTree call, Method in) {
        if (call.getMethodSelect() instanceof MemberSelectTree member
                && member.getIdentifier().contentEquals("formatted")) {
            Set<String> formatted = new TreeSet<>();
            of(member.getExpression(), in)
                    .forEach(text -> formatted.add(text.replaceAll("%[,\\d]*[sd]", UNKNOWN)));
            return formatted;
        }
        String select = call.getMethodSelect().toString();
        if (select.equals("String.join")) {
            return added(call.getArguments().get(1).toString(), in);
        }
        int dot = select.lastIndexOf('.');
        String name = select.substring(dot + 1);
        String type = dot < 0 ? in.type() : select.substring(0, dot);
        if (DATA.contains(name)) {
            return Set.of(UNKNOWN);
        }
        List<Method> methods =
                sources.methods().stream()
                        .filter(each -> each.name().equals(name))
                        .filter(each -> each.arity() == call.getArguments().size())
                        .filter(
                                each ->
                                        each.type().equals(type)
                                                || (dot < 0 && each.file().equals(in.file())))
                        .toList();
        Set<String> all = new TreeSet<>();
        methods.forEach(each -> all.addAll(once(each.tree(), () -> of(each.tree(), each))));
        return all.isEmpty() ? Set.of(UNKNOWN) : all;
    }

    /** Returns what a list can say to which a method adds. */
    private Set<String> added(String list, Method in) {
        Set<String> all = new TreeSet<>();
        sources.calls().stream()
                .filter(call -> call.from().equals(in))
                .filter(call -> call.name().equals("add") && call.receiver().equals(list))
                .forEach(call -> all.addAll(of(call.arguments().get(0), in)));
        return all.isEmpty() ? Set.of(UNKNOWN) : all;
    }

    /** Returns what a parameter, a variable or a constant can say. */
    private Set<String> named(String name, Method in) {
        List<String> parameters =
                in.tree().getParameters().stream().map(each -> each.getName().toString()).toList();
        if (parameters.contains(name)) {
            return !WORDS.contains(name) ? Set.of(UNKNOWN) : given(parameters.indexOf(name), in);
        }
        Set<String> all = new TreeSet<>();
        new TreeScanner<@Nullable Void, @Nullable Void>() {
            @Override
            public @Nullable Void visitVariable(VariableTree tree, @Nullable Void nothing) {
                if (tree.getName().contentEquals(name) && tree.getInitializer() != null) {
                    all.addAll(of(tree.getInitializer(), in));
                }
                return super.visitVariable(tree, null);
            }

            @Override
            public @Nullable Void visitAssignment(AssignmentTree tree, @Nullable Void nothing) {
                if (tree.getVariable().toString().equals(name)) {
                    all.addAll(of(tree.getExpression(), in));
                }
                return super.visitAssignment(tree, null);
            }
        }.scan(in.tree(), null);
        if (all.isEmpty() && name.matches("[A-Z_]+")) {
            sources.variables().stream()
                    .filter(each -> each.isCalled(name))
                    .map(each -> each.tree().getInitializer())
                    .filter(LiteralTree.class::isInstance)
                    .forEach(value -> all.addAll(of(value, in)));
        }
        return all.isEmpty() ? Set.of(UNKNOWN) : all;
    }

    private Set<String> given(int parameter, Method to) {
        Set<String> all = new TreeSet<>();
        for (Call call : sources.callsOf(to)) {
            all.addAll(of(call.arguments().get(parameter), call.from()));
        }
        return all.isEmpty() ? Set.of(UNKNOWN) : all;
    }

    /** Returns what a method returns, or a switch yields. */
    private Set<String> results(Tree tree, Method in) {
        Set<String> all = new TreeSet<>();
        new TreeScanner<@Nullable Void, @Nullable Void>() {
            @Override
            public @Nullable Void visitReturn(ReturnTree result, @Nullable Void nothing) {
                all.addAll(of(result.getExpression(), in));
                return null;
            }

            @Override
            public @Nullable Void visitYield(YieldTree result, @Nullable Void nothing) {
                all.addAll(of(result.getValue(), in));
                return null;
            }

            @Override
            public @Nullable Void visitCase(CaseTree result, @Nullable Void nothing) {
                if (result.getBody() instanceof ExpressionTree value) {
                    all.addAll(of(value, in));
                }
                return super.visitCase(result, null);
            }

            @Override
            public @Nullable Void visitNewClass(NewClassTree other, @Nullable Void nothing) {
                return null;
            }
        }.scan(tree, null);
        return all.isEmpty() ? Set.of(UNKNOWN) : all;
    }

    private Set<String> once(Object key, Supplier<Set<String>> what) {
        if (within.size() > MOST_STEPS) {
            return Set.of(UNKNOWN);
        }
        if (!within.add(key)) {
            return Set.of();
        }
        try {
            return what.get();
        } finally {
            within.remove(key);
        }
    }

    private static Set<String> joined(Set<String> left, Set<String> right) {
        Set<String> all = new TreeSet<>();
        left.forEach(first -> right.forEach(second -> all.add(first + second)));
        return all;
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        Set<String> all = new TreeSet<>(one);
        all.addAll(other);
        return all;
    }
}
