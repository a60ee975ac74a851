/** The rooms as a list of links, each with its unread messages. */
export class RoomList {
  #list;
  #template;
  #items = new Map();

  /** Calls on.show(name) and on.leave(name). */
  constructor(list, template, on) {
    this.#list = list;
    this.#template = template;
    list.addEventListener("click", (event) => {
      const name = event.target.closest("li")?.dataset.room;
      const plain = !event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0;
      if (name && event.target.closest("button")) {
        on.leave(name);
      } else if (name && plain && event.target.closest("a")) {
        event.preventDefault();
        on.show(name);
      }
    });
  }

  show(rooms, current) {
    for (const [name, item] of this.#items) {
      if (!rooms.some((room) => room.name === name)) {
        item.remove();
        this.#items.delete(name);
      }
    }
    rooms.forEach((room) => this.#draw(room, room === current, rooms.length > 1));
  }

  #draw({ name, unread }, isCurrent, mayLeave) {
    const item = this.#items.get(name) ?? this.#add(name);
    const link = item.querySelector("a");
    const badge = item.querySelector(".unread");
    if (isCurrent && !link.hasAttribute("aria-current")) {
      link.setAttribute("aria-current", "page");
      link.scrollIntoView?.({ block: "nearest", inline: "nearest" });
    } else if (!isCurrent) {
      link.removeAttribute("aria-current");
    }
    item.querySelector("button").hidden = !mayLeave;
    item.dataset.unread = unread;
    badge.hidden = unread === 0;
    badge.querySelector("b").textContent = unread > 99 ? "99+" : unread;
  }

  #add(name) {
    const item = this.#template.content.firstElementChild.cloneNode(true);
    const leave = `Leave ${name}`;
    item.dataset.room = name;
    item.querySelector("a").href = `?${new URLSearchParams({ room: name })}`;
    item.querySelector("bdi").textContent = name;
    item.querySelector("button").setAttribute("aria-label", leave);
    item.querySelector("button").title = leave;
    this.#list.append(item);
    this.#items.set(name, item);
    return item;
  }
}
