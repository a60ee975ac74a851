package dev.restante.system.reference;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.TextTree;
import java.util.List;
import java.util.stream.Collectors;

/** Javadoc as Markdown that fits into a cell of a table. */
final class DocText {

    private DocText() {}

    /**
     * All of a comment but its block tags.
     *
     * @throws IllegalArgumentException if there is none, or something in it that has no form here
     */
    static String of(Object place, DocCommentTree comment) {
        if (comment == null) {
            throw new IllegalArgumentException("no Javadoc at " + place);
        }
        return text(comment.getFullBody());
    }

    private static String text(List<? extends DocTree> trees) {
        return trees.stream()
                .map(DocText::text)
                .collect(Collectors.joining())
                .replaceAll("\\s+", " ")
                .replace("|", "\\|")
                .strip();
    }

    private static String text(DocTree tree) {
        if (tree instanceof TextTree text) {
            return text.getBody().replace("*", "\\*").replace("<", "&lt;");
        }
        if (tree instanceof LiteralTree literal && tree.getKind() == DocTree.Kind.CODE) {
            return "`" + literal.getBody().getBody().strip() + "`";
        }
        if (tree instanceof LinkTree link) {
            String signature = link.getReference().getSignature();
            return "`" + Mappings.hyphenated(signature.replaceAll("^.*#|\\(.*$", "")) + "`";
        }
        throw new IllegalArgumentException("no Markdown for " + tree.getKind() + ": " + tree);
    }
}
