// The page of what is not sent yet: [data-unsent-list] has a line for each, with the way to change it; [data-tries] says when
// sending was tried and will be again; [data-send-now] tries at once.
import { moment } from "./moments.js";
import * as outbox from "./outbox.js";
import { addressOf } from "./page.js";
import { outcomes, soon, tries } from "./sync.js";

const element = (name, facts) => Object.assign(document.createElement(name), facts);

const wordsOf = async (row, said) => {
  const { name, pairs, notHome } = await outbox.open(row);
  const errors = row.state === "refused" ? await outbox.errors(row) : [];
  const nobody = notHome || pairs.some(([field, value]) => field === "met" && value === "nobody");
  const parts = [said[`called${row.kind}`], nobody ? said.notHome : "", said.savedAt.replace("{time}", moment(row.at)), said[row.state], ...errors.map((error) => error.words)];
  return { name, rest: parts.filter(Boolean).join(" · ") };
};

const dropper = (row, said) => {
  const button = element("button", { type: "button", className: "btn btn-outline small", textContent: said.drop });
  button.addEventListener("click", () => outbox.drop(row.id));
  const line = element("div", { className: "card-body" });
  line.append(button);
  return line;
};

const line = async (row, said) => {
  const { name, rest } = await wordsOf(row, said);
  const words = element("span", { className: "grow" });
  words.append(element("b", { lang: "zh", textContent: name }), element("br"), element("span", { className: "quiet", textContent: rest }));
  const link = element("a", { href: `${addressOf(said[`form${row.kind}`], outbox.about(row))}?unsent=${row.id}` });
  link.append(words, element("span", { className: "btn btn-text", textContent: said.change }));
  const item = element("li");
  item.append(link);
  if (row.state === "refused" && said.mayDrop.split(" ").includes(row.kind)) item.append(dropper(row, said));
  return item;
};

let drawing = 0;
export const showList = async (rows) => {
  const list = document.querySelector("[data-unsent-list]");
  if (!list) return;
  const mine = ++drawing;
  const pressing = [...rows].sort((a, b) => (a.state === "waiting") - (b.state === "waiting"));
  const lines = await Promise.all(pressing.map((row) => line(row, list.dataset)));
  if (mine !== drawing) return;
  list.querySelector("ul").replaceChildren(...lines);
  list.querySelector("ul").hidden = rows.length === 0;
  list.querySelector("[data-none]").hidden = rows.length > 0;
  document.querySelector("[data-send-now]").hidden = rows.length === 0;
};

export const showTries = () =>
  document.querySelectorAll("[data-tries]").forEach((place) => {
    const { last, next } = tries();
    place.hidden = !last;
    if (last) place.textContent = place.dataset.tries.replace("{last}", moment(last)).replace("{next}", moment(next));
  });

// What came of it: how many went how, and why the rest did not.
const sayOutcome = (place) => {
  const { stopped, ...went } = outcomes();
  const { dataset: said } = place;
  const words = Object.entries(went).filter(([how]) => how in said).map(([how, n]) => said[how].replace("{n}", n));
  const rest = { login: said.notLoggedIn, fault: said.notTaken, waiting: said.notReached }[stopped];
  place.textContent = [...words, rest].filter(Boolean).join(" ");
  place.hidden = false;
};

const sendNow = async (button) => {
  button.setAttribute("aria-busy", "true");
  await soon();
  button.removeAttribute("aria-busy");
  document.querySelectorAll("[data-send-said]").forEach(sayOutcome);
};

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-send-now]");
  if (button) sendNow(button);
});
