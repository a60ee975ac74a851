package dev.restante.gateway.engineio;

import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.function.Function;

/** A few methods of a large interface; a call of any other fails the test. */
final class Stub {

    private Stub() {}

    /**
     * @param methods by name, given the arguments; where one gives null and its caller expects the
     *     interface itself, it gets that
     */
    static <T> T of(Class<T> type, Map<String, Function<Object[], Object>> methods) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (self, method, arguments) -> {
                            Function<Object[], Object> known = methods.get(method.getName());
                            if (known == null) {
                                throw new AssertionError("nobody expected " + method);
                            }
                            Object result = known.apply(arguments);
                            return result == null && method.getReturnType().isInstance(self)
                                    ? self
                                    : result;
                        }));
    }

    /** Keeps what a method is given. */
    static Function<Object[], Object> doing(java.util.function.Consumer<Object[]> task) {
        return arguments -> {
            task.accept(arguments);
            return null;
        };
    }
}
