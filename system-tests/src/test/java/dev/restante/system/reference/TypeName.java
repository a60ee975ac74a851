package dev.restante.system.reference;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** What may be written as a value, in words. */
final class TypeName {

    private static final Map<String, String> WORDS =
            Map.of(
                    "int", "whole number",
                    "long", "whole number",
                    "short", "whole number",
                    "boolean", "`true` or `false`",
                    "java.lang.String", "text",
                    "java.lang.Integer", "whole number",
                    "java.net.URI", "address",
                    "java.time.Duration", "duration",
                    "java.util.regex.Pattern", "regular expression");

    private TypeName() {}

    static String of(TypeMirror type) {
        String known = WORDS.get(erased(type));
        if (known != null) {
            return known;
        }
        return switch (erased(type)) {
            case "java.util.Optional" -> of(argument(type, 0));
            case "java.util.List" -> "list: " + of(argument(type, 0));
            default -> choice(type);
        };
    }

    private static String choice(TypeMirror type) {
        if (!(type instanceof DeclaredType declared)
                || declared.asElement().getKind() != ElementKind.ENUM) {
            throw new IllegalArgumentException("no words for the type " + type);
        }
        return declared.asElement().getEnclosedElements().stream()
                .filter(e -> e.getKind() == ElementKind.ENUM_CONSTANT)
                .map(e -> e.getSimpleName().toString().toLowerCase(Locale.ROOT).replace('_', '-'))
                .map(constant -> "`" + constant + "`")
                .collect(Collectors.joining(", "));
    }

    /** Without its type arguments. */
    static String erased(TypeMirror type) {
        return type instanceof DeclaredType declared
                ? ((TypeElement) declared.asElement()).getQualifiedName().toString()
                : type.toString();
    }

    static TypeMirror argument(TypeMirror type, int index) {
        List<? extends TypeMirror> arguments = ((DeclaredType) type).getTypeArguments();
        return arguments.get(index);
    }
}
