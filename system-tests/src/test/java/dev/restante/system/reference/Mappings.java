package dev.restante.system.reference;

import com.sun.source.util.DocTrees;
import io.quarkus.runtime.annotations.ConfigDocMapKey;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** What interfaces with {@code @ConfigMapping} let be set. */
final class Mappings {

    private final DocTrees docs;
    private final Preset preset;

    Mappings(DocTrees docs, Preset preset) {
        this.docs = docs;
        this.preset = preset;
    }

    /** One such interface. */
    Group of(TypeElement mapping) {
        String prefix = mapping.getAnnotation(ConfigMapping.class).prefix();
        return group(prefix, text(mapping), mapping);
    }

    private Group group(String prefix, String text, TypeElement type) {
        List<Setting> settings = new ArrayList<>();
        List<Group> groups = new ArrayList<>();
        for (Element member : type.getEnclosedElements()) {
            if (member instanceof ExecutableElement method) {
                String name = prefix + "." + name(method);
                TypeMirror returned = method.getReturnType();
                if (TypeName.erased(returned).equals("java.util.Map")) {
                    String entry = "%s.\"<%s>\"".formatted(name, key(method));
                    TypeElement value = element(TypeName.argument(returned, 1)).orElseThrow();
                    groups.add(group(entry, text(method), value));
                } else if (isGroup(returned)) {
                    groups.add(group(name, text(method), element(returned).orElseThrow()));
                } else {
                    settings.add(setting(name, method));
                }
            }
        }
        return new Group(prefix, text, settings, groups);
    }

    private Setting setting(String name, ExecutableElement method) {
        TypeMirror returned = method.getReturnType();
        Optional<String> fallback = preset.value(name).or(() -> declared(method));
        boolean optional = TypeName.erased(returned).equals("java.util.Optional");
        return new Setting(
                name,
                TypeName.of(returned),
                fallback,
                fallback.isEmpty() && !optional,
                text(method));
    }

    private static Optional<String> declared(ExecutableElement method) {
        return Optional.ofNullable(method.getAnnotation(WithDefault.class)).map(WithDefault::value);
    }

    private String text(Element place) {
        return DocText.of(place, docs.getDocCommentTree(place));
    }

    private static String name(ExecutableElement method) {
        WithName given = method.getAnnotation(WithName.class);
        return given == null ? hyphenated(method.getSimpleName().toString()) : given.value();
    }

    private static String key(ExecutableElement method) {
        ConfigDocMapKey given = method.getAnnotation(ConfigDocMapKey.class);
        if (given == null) {
            throw new IllegalArgumentException("no @ConfigDocMapKey at " + method);
        }
        return given.value();
    }

    /** {@code maxInFlight} is {@code max-in-flight} in a property. */
    static String hyphenated(String name) {
        return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    private static boolean isGroup(TypeMirror type) {
        return element(type)
                .filter(e -> e.getKind() == ElementKind.INTERFACE)
                .filter(e -> !e.getQualifiedName().toString().startsWith("java."))
                .isPresent();
    }

    private static Optional<TypeElement> element(TypeMirror type) {
        return type instanceof DeclaredType declared
                ? Optional.of((TypeElement) declared.asElement())
                : Optional.empty();
    }
}
