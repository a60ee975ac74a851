import { Conversation } from "./conversation.js";
import { Typing } from "./typing.js";

/** A room that was entered: what is in it, and how far it was read. */
export class Room {
  /** Whether the line stands where the reader left off this time. */
  #marked = false;

  /** read is the number of the last message that was read, null if nothing is known of it. */
  constructor(name, read, typingChanged) {
    this.name = name;
    this.read = read;
    this.last = 0;
    this.draft = "";
    this.conversation = new Conversation(name);
    this.typing = new Typing(() => typingChanged(this));
    /** The newest list of who is here. */
    this.people = null;
    /** Under which name one is known here in the present session. */
    this.knownAs = null;
    this.hasHistory = false;
    /** Whether what is remembered of how far it was read is of another log. */
    this.isOfAnotherLog = false;
    /** When earlier messages were asked for; 0 if none are awaited. */
    this.earlierAsked = 0;
  }

  get unread() {
    return this.read === null ? 0 : Math.max(0, this.last - this.read);
  }

  /**
   * Messages as the service numbered them.
   *
   * @param me one's own name
   * @param attended whether somebody sees them now
   * @param missed whether they may be from before that
   * @returns ids of one's own that are answered by this
   */
  take(messages, { me, attended, missed }) {
    const answered = [];
    for (const data of messages) {
      if (typeof data?.id === "string" && data.seq > 0) {
        answered.push(this.conversation.confirm(data, data.name === me));
        this.last = Math.max(this.last, data.seq);
        if (data.name === me && this.read === data.seq - 1) {
          this.read = data.seq;
        }
        this.typing.done(data.name);
      }
    }
    this.#mark(attended, missed);
    return answered.filter(Boolean);
  }

  #mark(attended, missed) {
    this.read ??= this.hasHistory || attended ? this.last : null;
    if (this.unread > 0 && (!attended || missed) && !this.#marked) {
      this.#marked = true;
      this.conversation.mark(this.read);
    }
    if (attended) {
      this.read = Math.max(this.read, this.last);
    }
  }

  /** Somebody looks at it. */
  attend() {
    if (this.last > (this.read ?? 0)) {
      this.read = this.last;
    }
  }

  /** Nobody does any more: what comes from now on is new. */
  leaveOff() {
    this.#marked = false;
  }

  /** The history says what is there: a place behind it is of another log. */
  correct(newest) {
    if (this.read > newest && this.last <= newest) {
      this.read = newest;
      this.isOfAnotherLog = true;
    }
  }

  /** Takes a list of who is here, unless a younger one is there. */
  tell(list) {
    if (Array.isArray(list.people) && list.version > (this.people?.version ?? 0)) {
      this.people = list;
    }
  }
}
