/** What people see of the stack: numbers in Prometheus, traces in Zipkin, the dashboard, health. */
package dev.restante.system.observability;
