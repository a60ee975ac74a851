import type { Socket } from "socket.io-client";

/** An emit that waits, or did. */
export interface Entry {
  /** The event id: a service processes it once. */
  id: string;
  event: string;
  /** With the event id in them. */
  args: unknown[];
}

/** What `emit` rejects with, what `trouble` is told, what `restante` throws. */
export interface RestanteError extends Error {
  code: "full" | "no_storage" | "storage" | "id_not_found" | "not_usable";
}

export interface Options {
  /**
   * Tabs with the same name send what closed ones left. Default: the namespace. One per gateway,
   * and per person if several use one browser.
   */
  name?: string;
  /** Emits that may wait, of all tabs. Default: 1000. */
  most?: number;
  /** Bytes of their arguments as JSON, and of the binary ones. Default: 4,000,000. */
  mostBytes?: number;
  /** How long to wait for an ack, in ms, before an emit is sent again. Default: 15,000. */
  timeout?: number;
  /** The application says by `confirm` which events it has; otherwise it has those it was told. */
  confirm?: boolean;
  /** The gateway, or the service, has answered. */
  stored?(entry: Entry, answer: any): void;
  /** It will never be taken; it does not wait any more. */
  refused?(entry: Entry, answer: any): void;
  /** Told once per code. */
  trouble?(error: RestanteError): void;
}

export interface Restante<S extends Socket = Socket> {
  readonly socket: S;
  /** Whether the session went on with the last connect: same socket id, rooms and place. */
  readonly resumed: boolean;
  /** Resolves with the event id when the emit is kept; rejects when it is not. */
  emit(event: string, ...args: unknown[]): Promise<string>;
  /** What waits in this tab, in order. */
  pending(): Promise<Entry[]>;
  /** The event with this cursor (its last argument) and all before it need not come again. */
  confirm(cursor: string): void;
  /** Ends the session. What waits stays for the next one with this name. */
  close(): void;
}

/**
 * Connects the socket, in the session of this tab if there is one.
 *
 * @param socket made with `autoConnect: false` and without `retries`
 */
export function restante<S extends Socket>(socket: S, options?: Options): Restante<S>;
