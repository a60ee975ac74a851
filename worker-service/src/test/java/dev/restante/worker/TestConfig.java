package dev.restante.worker;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;

/** The configuration as it is by default, but for some properties. */
public final class TestConfig {

    private TestConfig() {}

    /**
     * @param properties full names
     */
    public static WorkerConfig with(Map<String, String> properties) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(WorkerConfig.class)
                .withSources(new PropertiesConfigSource(properties, "test", 100))
                .build()
                .getConfigMapping(WorkerConfig.class);
    }
}
