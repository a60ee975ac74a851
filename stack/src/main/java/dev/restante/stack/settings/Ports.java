package dev.restante.stack.settings;

import java.util.EnumMap;
import java.util.Map;

/**
 * Which port each part of a stack listens on.
 *
 * @param numbers one port from 1 to 65535 for every {@link StackPort}, all different
 */
public record Ports(Map<StackPort, Integer> numbers) {

    private static final int HIGHEST = 65_535;

    public Ports {
        numbers = Map.copyOf(numbers);
    }

    /**
     * Reads the ports.
     *
     * @param environment the variables named by {@link StackPort#variable()}; a blank one counts as
     *     not set
     * @throws StackException if one is no port number, or two parts would share a port
     */
    public static Ports from(Map<String, String> environment) throws StackException {
        Map<StackPort, Integer> numbers = new EnumMap<>(StackPort.class);
        for (StackPort port : StackPort.values()) {
            int number = number(port, environment.getOrDefault(port.variable(), "").strip());
            for (Map.Entry<StackPort, Integer> taken : numbers.entrySet()) {
                if (taken.getValue() == number) {
                    throw shared(number, taken.getKey(), port);
                }
            }
            numbers.put(port, number);
        }
        return new Ports(numbers);
    }

    /** The port of one part. */
    public int of(StackPort port) {
        return numbers.get(port);
    }

    private static int number(StackPort port, String value) throws StackException {
        if (value.isEmpty()) {
            return port.standard();
        }
        int number = value.matches("[0-9]{1,5}") ? Integer.parseInt(value) : 0;
        if (number < 1 || number > HIGHEST) {
            throw new StackException(
                    "%s=%s is not a port number from 1 to %d."
                            .formatted(port.variable(), printable(value), HIGHEST));
        }
        return number;
    }

    private static String printable(String value) {
        return value.replaceAll("\\p{Cntrl}", "?");
    }

    private static StackException shared(int number, StackPort first, StackPort second) {
        return new StackException(
                "Port %d is meant for both %s and %s; set %s or %s to another."
                        .formatted(
                                number,
                                first.owner(),
                                second.owner(),
                                first.variable(),
                                second.variable()));
    }
}
