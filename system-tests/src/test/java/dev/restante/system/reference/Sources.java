package dev.restante.system.reference;

import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import io.smallrye.config.ConfigMapping;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Has the compiler read the sources of a service's mappings. */
final class Sources {

    private static final List<String> OPTIONS = List.of("-proc:none", "-implicit:none");

    private Sources() {}

    /** What the mappings of a service let be set, sorted by prefix. */
    static List<Group> groups(Service service) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            List<Path> mappings = service.mappings();
            JavacTask task =
                    (JavacTask)
                            compiler.getTask(
                                    null,
                                    files,
                                    failure -> reject(failure.toString()),
                                    OPTIONS,
                                    null,
                                    files.getJavaFileObjectsFromPaths(mappings));
            task.parse();
            Mappings reader = new Mappings(DocTrees.instance(task), Preset.of(service));
            return StreamSupport.stream(task.analyze().spliterator(), false)
                    .flatMap(Sources::mapping)
                    .map(reader::of)
                    .sorted(Comparator.comparing(Group::prefix))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<TypeElement> mapping(Element element) {
        return element instanceof TypeElement type
                        && type.getAnnotation(ConfigMapping.class) != null
                ? Stream.of(type)
                : Stream.empty();
    }

    private static void reject(String failure) {
        throw new IllegalStateException(
                "a mapping that does not compile for itself, keep it in a file of its own: "
                        + failure);
    }
}
