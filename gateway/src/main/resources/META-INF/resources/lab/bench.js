import { EXPERIMENTS } from "./experiments.js";
import { Trial } from "./trial.js";

/** Where experiments are set up and run, one at a time, and what is seen of them. */
export class Bench {
  #lab;
  #list;
  #outcome;
  #controls;
  #running = false;

  /**
   * @param lab has book, sending, connection, services, switches and recount()
   * @param controls what a person sends with; it rests while an experiment runs
   */
  constructor(lab, section, controls, short) {
    this.#lab = lab;
    this.#controls = controls;
    this.#list = section.querySelector("ol");
    this.#outcome = section.querySelector("#outcome");
    this.short = short;
    for (const experiment of EXPERIMENTS) {
      const entry = this.#list.querySelector(`[data-key="${experiment.key}"]`);
      experiment.title = entry.querySelector("h3").textContent;
      entry.querySelector("button").addEventListener("click", () => this.#run(experiment, entry));
    }
  }

  async #run(experiment, entry) {
    if (this.#running) {
      return;
    }
    this.#running = true;
    this.#buttons(true);
    entry.dataset.experimentState = "running";
    this.#outcome.scrollIntoView({ block: "nearest" });
    const box = entry.querySelector("input");
    const trial = new Trial(this.#lab, this.short || (box?.checked ?? false), (...words) => this.#say(experiment, ...words));
    try {
      trial.begin();
      const { saw, holds } = await experiment.run(trial);
      entry.dataset.experimentState = "done";
      this.#result(experiment, saw, entry.querySelector(".why").textContent, holds);
    } catch (error) {
      entry.dataset.experimentState = "failed";
      this.#result(experiment, `It did not come to its end: ${error.message}`, "", false);
    } finally {
      await trial.tidy();
      this.#running = false;
      this.#buttons(false);
    }
  }

  #buttons(disabled) {
    for (const place of [this.#list, this.#controls]) {
      place.querySelectorAll("button, input, select").forEach((control) => (control.disabled = disabled));
    }
    // A reload would leave broken what the experiment has broken.
    document.getElementById("reload").disabled = disabled;
    this.#controls.querySelectorAll("select").forEach((select) => (select.value = "0"));
    this.#controls.querySelectorAll("input").forEach((box) => (box.checked = false));
  }

  /** @param left seconds; they are not read aloud one by one */
  #say(experiment, text, left) {
    this.#show("running", experiment.title, [text]);
    if (left) {
      const seconds = document.createElement("span");
      seconds.ariaHidden = "true";
      seconds.textContent = ` ${left} s`;
      this.#outcome.lastElementChild.append(seconds);
    }
  }

  #result(experiment, saw, why, holds) {
    this.#show(holds ? "holds" : "odd", experiment.title, [saw, why]);
  }

  #show(state, title, texts) {
    this.#outcome.dataset.outcome = state;
    const shown = [...this.#outcome.children].map(({ firstChild }) => firstChild?.textContent);
    if (shown[0] === title && shown[1] === texts[0] && state === "running") {
      this.#outcome.lastElementChild.querySelector("span")?.remove();
      return;
    }
    const heading = document.createElement("h3");
    heading.textContent = title;
    const lines = texts.filter(Boolean).map((text) => {
      const line = document.createElement("p");
      line.textContent = text;
      return line;
    });
    this.#outcome.replaceChildren(heading, ...lines);
  }
}
