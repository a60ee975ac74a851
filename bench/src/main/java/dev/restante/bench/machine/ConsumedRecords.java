package dev.restante.bench.machine;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/**
 * What the Kafka consumers of another JVM have read, as Kafka's own library counts it: the program
 * in that JVM has no part in it.
 */
public final class ConsumedRecords {

    private static final String CONSUMERS =
            "kafka.consumer:type=consumer-fetch-manager-metrics,client-id=*";

    private ConsumedRecords() {}

    /** Records by the id of the consumer, of consumers that are open. */
    public static Map<String, Long> of(long pid) throws IOException {
        try {
            VirtualMachine machine = VirtualMachine.attach(Long.toString(pid));
            try {
                return of(new JMXServiceURL(machine.startLocalManagementAgent()));
            } finally {
                machine.detach();
            }
        } catch (AttachNotSupportedException | JMException e) {
            throw new IOException("the consumers of " + pid + " cannot be asked", e);
        }
    }

    private static Map<String, Long> of(JMXServiceURL url) throws IOException, JMException {
        Map<String, Long> records = new TreeMap<>();
        try (JMXConnector connector = JMXConnectorFactory.connect(url)) {
            MBeanServerConnection beans = connector.getMBeanServerConnection();
            for (ObjectName name : beans.queryNames(new ObjectName(CONSUMERS), null)) {
                Number total = (Number) beans.getAttribute(name, "records-consumed-total");
                records.merge(name.getKeyProperty("client-id"), total.longValue(), Long::sum);
            }
        }
        return records;
    }
}
