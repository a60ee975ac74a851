package dev.restante.system.wire;

import dev.restante.system.wire.client.Transport;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Rules of Socket.IO, which are the same whatever carries it: the class gets the transport. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ExtendWith(ServerUnderTest.class)
@ParameterizedClass
@EnumSource(Transport.class)
@interface OnEveryTransport {}
