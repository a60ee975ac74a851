/** The manifests for Kubernetes, validated without one. */
package dev.restante.system.kube;
