/** The pages, for everybody: any screen, light or dark, by keyboard, with a screen reader. */
package dev.restante.system.people;
