// A box [data-pick="address"] that finds an area or a person by what is typed: the address answers with the lines that fit,
// one of them is chosen with the arrows or by touch, and its key goes into [data-pick-key]. What is typed and not chosen is
// looked up by the server. Without an answer those are offered that the page brought along ([data-near]). A box with
// [data-pick-many] adds a tick to the list before it. The list follows the pattern "combobox": its lines never have the focus.
import { each } from "./page.js";

const PAUSE = 200;
const boxes = new Map();

const start = (holder) => {
  const input = holder.querySelector("input[type=text]");
  const list = holder.querySelector("ul");
  const fixed = [...list.children];
  const status = holder.querySelector("[role=status]");
  const many = holder.dataset.pickMany;
  const was = holder.querySelector("[data-pick-was]") || { value: "" };
  let timer = null;
  let asked = 0;
  let at = -1;

  const keyOf = () => {
    const key = holder.querySelector("[data-pick-key]");
    if (key) return key;
    const made = Object.assign(document.createElement("input"), { type: "hidden", name: was.name.replace(/-was$/, "") });
    made.dataset.pickKey = "";
    holder.querySelector(".pick-hits").replaceWith(made);
    return made;
  };

  const lines = () => [...list.children];

  const mark = (next) => {
    lines().forEach((line, n) => line.setAttribute("aria-selected", n === next));
    at = next;
    if (next < 0) return input.removeAttribute("aria-activedescendant");
    input.setAttribute("aria-activedescendant", lines()[next].id);
    lines()[next].scrollIntoView({ block: "nearest" });
  };

  const close = () => {
    clearTimeout(timer);
    asked += 1;
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    mark(-1);
  };

  const lineOf = ({ value, name, place }) => {
    const line = document.createElement("li");
    line.dataset.value = value;
    line.lang = "zh";
    line.append(name);
    if (place) line.append(Object.assign(document.createElement("span"), { className: "sub", textContent: place }));
    line.dataset.said = name;
    return line;
  };

  const show = (found, said, isAway) => {
    list.replaceChildren(...fixed, ...found);
    lines().forEach((line, n) => {
      line.id = `${list.id}_${n}`;
      line.setAttribute("role", "option");
    });
    status.textContent = said;
    status.className = isAway ? "form-text" : "visually-hidden";
    list.hidden = !list.children.length;
    input.setAttribute("aria-expanded", String(!list.hidden));
    mark(-1);
  };

  // Those that the page itself brought along: every word stands in the name, or in where it is.
  const near = (typed) => {
    const rows = holder.querySelector("[data-near]")?.content.cloneNode(true).children || [];
    return [...rows].filter((line) => typed.split(/\s+/).every((word) => line.textContent.includes(word)));
  };

  const ask = async () => {
    const mine = (asked += 1);
    const typed = input.value === was.value ? "" : input.value;
    const answer = await fetch(`${holder.dataset.pick}&q=${encodeURIComponent(typed)}`).catch(() => null);
    if (mine !== asked) return;
    if (!answer?.ok) return show(near(typed), status.dataset.away, true);
    const { lines: found, said } = await answer.json();
    show(found.map(lineOf), said);
  };

  // One more tick above the box.
  const tick = (line) => {
    const ticks = holder.previousElementSibling;
    const had = [...ticks.querySelectorAll("input")].find((box) => box.value === line.dataset.value);
    const box = had || Object.assign(document.createElement("input"), { type: "checkbox", name: many, value: line.dataset.value });
    box.checked = true;
    if (had) return;
    const label = document.createElement("label");
    label.append(box, Object.assign(document.createElement("span"), { textContent: line.dataset.said }));
    ticks.append(label);
  };

  const choose = (line) => {
    if (many) {
      tick(line);
      input.value = "";
      return close();
    }
    const key = keyOf();
    const text = line.dataset.value ? line.dataset.said || line.textContent : "";
    key.value = line.dataset.value;
    input.value = was.value = text;
    close();
    key.dispatchEvent(new Event("change", { bubbles: true }));
  };

  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-expanded", "false");
  input.setAttribute("aria-controls", list.id);
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", input.labels[0]?.textContent.trim() || input.ariaLabel);

  // What is typed is no choice yet.
  input.addEventListener("input", () => {
    if (!many) keyOf().value = was.value = "";
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  });
  input.addEventListener("click", () => list.hidden && ask());
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    const count = list.hidden ? 0 : lines().length;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (!count) ask();
      else mark(event.key === "ArrowDown" ? (at + 1) % count : (at <= 0 ? count : at) - 1);
    } else if (event.key === "Enter" && at >= 0) choose(lines()[at]);
    else if (event.key === "Escape" && count) close();
    else return;
    event.preventDefault();
  });
  // The box keeps the focus while a line is touched.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const line = event.target.closest("li");
    if (line) choose(line);
  });
  boxes.set(holder, { input, was });
};

each("[data-pick]", start);

// What was chosen is said by its key alone: the words stay out of the address.
document.addEventListener("submit", (event) => {
  if (event.target.method !== "get") return;
  boxes.forEach(({ input, was }, holder) => {
    if (event.target.contains(holder) && input.value === was.value) input.disabled = was.disabled = true;
  });
});
