/**
 * The Lab: its guided experiments, with the page, its ledger and the services' accounts recounted.
 */
package dev.restante.system.lab;
