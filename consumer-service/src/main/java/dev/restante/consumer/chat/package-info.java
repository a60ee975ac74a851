/**
 * What client events mean: pure decisions. No Kafka, no database, no framework; what they need to
 * know they ask {@link dev.restante.consumer.chat.ChatState}.
 */
package dev.restante.consumer.chat;
