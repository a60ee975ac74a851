/** As long as consumer-service tells of who is away. */
const AWAY_SHOWN = 10 * 60_000;
const REFRESH = 20_000;

/** The list of who is in the room that is shown. */
export class PeopleList {
  #list;
  #count;
  #place;
  #shown = null;
  #me = () => "";

  /** me() is one's own name. */
  constructor(list, count, place, me) {
    this.#list = list;
    this.#count = count;
    this.#place = place;
    this.#me = me;
    setInterval(() => this.show(this.#shown), REFRESH);
  }

  /** The newest list of a room, as it was told; null before. */
  show(told) {
    this.#shown = told;
    const people = (told?.people ?? []).filter(
      ({ away }) => !away || Date.now() - Date.parse(away) < AWAY_SHOWN,
    );
    const here = people.filter(({ away }) => !away).length;
    const more = told?.more ? "+" : "";
    this.#count.textContent = told ? `${here}${more} here` : "People";
    this.#place.dataset.people = here;
    const rows = people.map((person) => this.#row(person));
    if (told?.more) {
      rows.push(row("and more", ""));
    }
    this.#list.replaceChildren(...(told ? rows : [row("Not known yet", "")]));
  }

  #row({ name, away }) {
    const own = name === this.#me() ? "you" : "";
    const item = row(String(name), away ? `away ${since(away)}` : own, "bdi");
    item.className = "person";
    item.toggleAttribute("data-away", !!away);
    return item;
  }
}

function row(text, note, tag = "span") {
  const item = document.createElement("li");
  const name = document.createElement(tag);
  const small = document.createElement("small");
  name.textContent = text;
  name.title = text;
  small.textContent = note;
  item.append(name, small);
  return item;
}

function since(iso) {
  const minutes = Math.floor((Date.now() - Date.parse(iso)) / 60_000);
  return minutes < 1 ? "just now" : `for ${minutes} min`;
}
