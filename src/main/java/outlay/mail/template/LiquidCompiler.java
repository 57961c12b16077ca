package outlay.mail.template;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import liqp.Insertions;
import liqp.exceptions.LiquidException;
import liqp.filters.Filters;
import liqp.nodes.LNode;
import liqp.nodes.LookupNode;
import liqp.org.antlr.v4.runtime.ParserRuleContext;
import liqp.org.antlr.v4.runtime.tree.ParseTree;
import liqp.parser.v4.NodeVisitor;
import liquid.parser.v4.LiquidParser;
import liquid.parser.v4.LiquidParser.FilterContext;
import liquid.parser.v4.LiquidParser.Lookup_id_indexesContext;
import org.jspecify.annotations.Nullable;
import outlay.Nearest;
import outlay.Problem;

/**
 * Turns a parsed template into nodes to render: the engine's, but for outputs, assignments and
 * captures, which know about missing fields and html. Notes every name on the way (decision D15).
 */
final class LiquidCompiler extends NodeVisitor {
    private static final Filters TEXT_FILTERS =
            Filters.DEFAULT_FILTERS
                    .mergeWith(BoundedFilter.all())
                    .mergeWith(List.of(new ReplaceFilter()));
    private static final Filters HTML_FILTERS = TEXT_FILTERS.mergeWith(MarkupFilter.all());

    /** What can be asked of a value behind a dot. */
    private static final Set<String> PROPERTIES = Set.of("first", "last", "size");

    private static final Set<String> LOOP_TAGS = Set.of("break", "continue");

    private final String where;
    private final boolean html;
    private final Filters filters;
    private final Map<String, Integer> readAtLine = new LinkedHashMap<>();
    private final Set<String> variables = new HashSet<>(Set.of("forloop"));

    LiquidCompiler(String where, boolean html) {
        super(Insertions.STANDARD_INSERTIONS, html ? HTML_FILTERS : TEXT_FILTERS, true);
        this.where = where;
        this.html = html;
        this.filters = html ? HTML_FILTERS : TEXT_FILTERS;
    }

    /**
     * Checks that all names that were read are fields or variables of the template.
     *
     * @throws Problem INVALID_INPUT
     */
    void checkNames(Set<String> knownFields) {
        readAtLine.forEach(
                (name, line) -> {
                    if (!knownFields.contains(name) && !variables.contains(name)) {
                        throw new Problem(
                                Problem.Kind.INVALID_INPUT,
                                where + ":" + line + ": unknown field " + name,
                                Nearest.hint(name, new TreeSet<>(knownFields)));
                    }
                });
    }

    @Override
    public LNode visitOutput(LiquidParser.OutputContext tree) {
        Chain chain = chain(tree.term(), tree.filter());
        return context -> {
            Page page = Page.of(context);
            String blank = chain.blankField(context);
            if (blank != null) {
                page.addMissing(blank);
                return "";
            }
            Object value = chain.value(context);
            return html
                    ? Markup.escape(value instanceof Markup ? value : Chain.text(value))
                    : Chain.text(value);
        };
    }

    @Override
    public LNode visitAssignment(LiquidParser.AssignmentContext tree) {
        String variable = tree.id().getText();
        variables.add(variable);
        Chain chain = chain(tree.expr(), tree.filter());
        return context -> {
            String blank = chain.blankField(context);
            Object value = blank == null ? chain.value(context) : null;
            Page.of(context).assign(variable, blank);
            context.put(variable, value, true);
            return "";
        };
    }

    private Chain chain(ParserRuleContext head, List<FilterContext> filterTrees) {
        List<Chain.Link> steps = new ArrayList<>();
        for (FilterContext tree : filterTrees) {
            List<Chain.Operand> parameters = new ArrayList<>();
            if (tree.params() != null) {
                tree.params().param_expr().forEach(each -> parameters.add(operand(each)));
            }
            steps.add(new Chain.Link(tree.Id().getText(), visitFilter(tree), parameters));
        }
        return new Chain(operand(head), steps);
    }

    private Chain.Operand operand(ParserRuleContext tree) {
        return new Chain.Operand(visit(tree), readName(tree));
    }

    /** Returns the name when all that a tree does is to read it. */
    private static @Nullable String readName(ParseTree tree) {
        ParseTree inner = tree;
        while (!(inner instanceof Lookup_id_indexesContext) && inner.getChildCount() == 1) {
            inner = inner.getChild(0);
        }
        return inner instanceof Lookup_id_indexesContext lookup ? lookup.id().getText() : null;
    }

    @Override
    public liqp.nodes.FilterNode visitFilter(FilterContext tree) {
        String name = tree.Id().getText();
        if (filters.get(name) == null) {
            throw new Problem(
                    Problem.Kind.INVALID_INPUT,
                    where + ":" + tree.start.getLine() + ": unknown filter " + name,
                    Nearest.hint(name, new TreeSet<>(filters.getMap().keySet())));
        }
        return super.visitFilter(tree);
    }

    @Override
    public LookupNode visitLookup_id_indexes(Lookup_id_indexesContext tree) {
        String name = tree.id().getText();
        readAtLine.putIfAbsent(name, tree.start.getLine());
        LookupNode node = new LookupNode(name);
        for (LiquidParser.IndexContext index : tree.index()) {
            node.add(index.Dot() != null ? property(name, index) : item(index));
        }
        return node;
    }

    private LookupNode.Indexable property(String name, LiquidParser.IndexContext index) {
        String property = index.id2().getText();
        if (!name.equals("forloop") && !PROPERTIES.contains(property)) {
            throw new LiquidException("no ." + property + " of a field", index);
        }
        return new LookupNode.Hash(property);
    }

    private LookupNode.Indexable item(LiquidParser.IndexContext index) {
        LNode key = visit(index.expr());
        // The engine's Index keeps its last key in a field: one each time, for several threads.
        return (value, context) -> new LookupNode.Index(key, "").get(value, context);
    }

    @Override
    public LNode visitExpr_eq(LiquidParser.Expr_eqContext tree) {
        LNode left = visit(tree.lhs);
        LNode right = visit(tree.rhs);
        LNode engine = super.visitExpr_eq(tree);
        boolean whenEqual = tree.op.getType() == LiquidParser.Eq;
        return context ->
                Page.isBlank(left.render(context)) && Page.isBlank(right.render(context))
                        ? whenEqual
                        : engine.render(context);
    }

    @Override
    public LNode visitFor_array(LiquidParser.For_arrayContext tree) {
        variables.add(tree.id().getText());
        return super.visitFor_array(tree);
    }

    @Override
    public LNode visitFor_range(LiquidParser.For_rangeContext tree) {
        variables.add(tree.id().getText());
        return super.visitFor_range(tree);
    }

    @Override
    public LNode visitCapture_tag_Id(LiquidParser.Capture_tag_IdContext tree) {
        return capture(tree.id().getText(), visitBlock(tree.block()));
    }

    @Override
    public LNode visitCapture_tag_Str(LiquidParser.Capture_tag_StrContext tree) {
        String quoted = tree.Str().getText();
        return capture(quoted.substring(1, quoted.length() - 1), visitBlock(tree.block()));
    }

    private LNode capture(String variable, LNode block) {
        variables.add(variable);
        return context -> {
            String text = String.valueOf(block.render(context));
            Page.of(context).assign(variable, null);
            context.put(variable, html ? new Markup(text) : text, true);
            return "";
        };
    }

    @Override
    public LookupNode visitLookup_Id(LiquidParser.Lookup_IdContext tree) {
        throw refused("[" + tree.Id().getText() + "]", tree);
    }

    @Override
    public LookupNode visitLookup_Str(LiquidParser.Lookup_StrContext tree) {
        throw refused(tree.getText(), tree);
    }

    @Override
    public LNode visitInclude_tag(LiquidParser.Include_tagContext tree) {
        throw refused("include", tree);
    }

    @Override
    public LNode visitInclude_relative_tag(LiquidParser.Include_relative_tagContext tree) {
        throw refused("include_relative", tree);
    }

    @Override
    public LNode visitTable_tag(LiquidParser.Table_tagContext tree) {
        throw refused("tablerow", tree);
    }

    @Override
    public LNode visitCycle_tag(LiquidParser.Cycle_tagContext tree) {
        throw refused("cycle", tree);
    }

    @Override
    public LNode visitOther_tag(LiquidParser.Other_tagContext tree) {
        throw refused(tree.BlockId().getText(), tree);
    }

    @Override
    public LNode visitSimple_tag(LiquidParser.Simple_tagContext tree) {
        String tag = tree.SimpleTagId().getText();
        if (!LOOP_TAGS.contains(tag)) {
            throw refused(tag, tree);
        }
        return super.visitSimple_tag(tree);
    }

    private static LiquidException refused(String what, ParserRuleContext tree) {
        return new LiquidException(what + " is not supported in templates", tree);
    }
}
