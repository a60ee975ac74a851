package dev.restante.system;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Scenarios that hold on any stack: the pom.xml runs them on {@code ./restante} as all others, and
 * again on docker-compose's and on that with Testcontainers.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(StackUnderTest.class)
@Tag("compose")
@Tag("containers")
@interface OnEveryStack {

    /**
     * Of a test among them that asks nothing of the stack that others do not ask, and takes long.
     */
    String EMBEDDED_ONLY = "embedded-only";
}
