package dev.restante.system.kube;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Ingress;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Secret;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1StatefulSet;
import java.io.IOException;
import java.util.Map;

/** The fields that Kubernetes knows, as its own client for Java has them from its OpenAPI. */
final class Schema {

    private static final Map<String, Check> KINDS =
            Map.of(
                    "v1/ConfigMap", V1ConfigMap::validateJsonElement,
                    "v1/Secret", V1Secret::validateJsonElement,
                    "v1/Service", V1Service::validateJsonElement,
                    "apps/v1/Deployment", V1Deployment::validateJsonElement,
                    "apps/v1/StatefulSet", V1StatefulSet::validateJsonElement,
                    "policy/v1/PodDisruptionBudget", V1PodDisruptionBudget::validateJsonElement,
                    "networking.k8s.io/v1/Ingress", V1Ingress::validateJsonElement);

    private Schema() {}

    /** Refuses fields nobody knows, and misses those that must be there. */
    private interface Check {
        void validate(JsonElement document) throws IOException;
    }

    /**
     * @throws IllegalArgumentException if Kubernetes would not take it
     */
    static void validate(JsonNode document) throws IOException {
        String kind = document.path("apiVersion").asText() + "/" + document.path("kind").asText();
        Check check = KINDS.get(kind);
        if (check == null) {
            throw new IllegalArgumentException("not a kind of every cluster: " + kind);
        }
        check.validate(JsonParser.parseString(document.toString()));
    }
}
