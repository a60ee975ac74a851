package dev.restante.system.stack;

/**
 * How somebody logs in to Kafka.
 *
 * @param mechanism of SASL
 * @param user without a character that a JAAS file would need quoted
 */
public record Login(String mechanism, String user, String password) {

    /** The password itself goes over the wire, within TLS. */
    public static Login plain(String user, String password) {
        return new Login("PLAIN", user, password);
    }

    /** The password is proved, and never sent. */
    public static Login scram(String user, String password) {
        return new Login("SCRAM-SHA-512", user, password);
    }

    /** As {@code sasl.jaas.config} wants it. */
    String jaas() {
        String module =
                mechanism.equals("PLAIN") ? "plain.PlainLoginModule" : "scram.ScramLoginModule";
        return "org.apache.kafka.common.security.%s required username=\"%s\" password=\"%s\";"
                .formatted(module, user, password);
    }
}
