/** What a job is, and the doing of it. Plain Java: knows neither Kafka nor a container. */
package dev.restante.worker.work;
