package dev.restante.system.secure;

import dev.restante.system.stack.Project;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/** The rights that docs/operations.md says each service needs. */
final class Permissions {

    private static final Pattern ROW =
            Pattern.compile(
                    "^\\| ([a-z-]+) \\| (topic|group|transactional-id) \\| `([a-z-]+)` \\|"
                            + " ([A-Za-z, ]+) \\|.*$",
                    Pattern.MULTILINE);

    private Permissions() {}

    static List<AclBinding> documented() {
        try {
            String page = Files.readString(Project.home().resolve("docs/operations.md"));
            return ROW.matcher(page).results().flatMap(Permissions::bindings).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<AclBinding> bindings(MatchResult row) {
        ResourceType type = ResourceType.valueOf(upper(row.group(2)));
        ResourcePattern resource = new ResourcePattern(type, row.group(3), PatternType.LITERAL);
        return Stream.of(row.group(4).split(", "))
                .map(operation -> AclOperation.valueOf(upper(operation)))
                .map(operation -> new AclBinding(resource, entry(row.group(1), operation)));
    }

    private static AccessControlEntry entry(String user, AclOperation operation) {
        return new AccessControlEntry("User:" + user, "*", operation, AclPermissionType.ALLOW);
    }

    /** {@code AlterConfigs} is {@code ALTER_CONFIGS}. */
    private static String upper(String word) {
        return word.replaceAll("(?<=[a-z])(?=[A-Z])", "_")
                .replace('-', '_')
                .toUpperCase(Locale.ROOT);
    }
}
