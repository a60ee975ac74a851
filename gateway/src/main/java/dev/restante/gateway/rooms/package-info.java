/**
 * Who should hear what. Knows only the contract.
 *
 * <p>A member of a namespace hears an event if the event addresses everyone or one of the member's
 * rooms, and excludes none of them. {@link dev.restante.gateway.rooms.Audience} decides that for
 * one member (replay), {@link dev.restante.gateway.rooms.RoomIndex} for all at once (live).
 */
package dev.restante.gateway.rooms;
