// On Today and the list of own households: those whose visit is only on this phone say so, and on Today count as visited; so
// does what was sent since the page was made.
import * as outbox from "./outbox.js";
import { possible } from "./vault.js";

const cardOf = (household) => document.querySelector(`[data-household="${household}"]`);

const visits = (rows) => rows.filter((row) => row.kind === "visit");

const sentSince = async () => {
  const at = Number(document.body.dataset.offline) || performance.timeOrigin;
  return visits(await outbox.rows("sent")).filter((row) => row.sentAt > at);
};

const markCard = (card, template) => {
  const mark = document.createElement("span");
  mark.dataset.keptMark = "";
  mark.append(template.content.cloneNode(true));
  card.querySelector("[data-marks]").prepend(mark);
};

const showCards = (waiting, sent) => {
  const template = document.querySelector("[data-kept-badge]");
  document.querySelectorAll("[data-kept-mark]").forEach((mark) => mark.remove());
  document.querySelectorAll(".is-kept").forEach((card) => card.classList.remove("is-kept"));
  sent.forEach(({ household }) => cardOf(household)?.classList.add("is-kept"));
  waiting.forEach(({ household }) => {
    const card = cardOf(household);
    if (!template || !card || card.querySelector("[data-kept-mark]")) return;
    markCard(card, template);
    card.classList.add("is-kept");
  });
};

const showProgress = (rows) => {
  const said = document.querySelector("[data-day-visited]");
  if (!said) return;
  const met = new Set(rows.filter((row) => !row.content.notHome && cardOf(row.household)).map((row) => row.household));
  const visited = Number(said.dataset.dayVisited) + met.size;
  said.textContent = visited;
  document.querySelector(".day-done progress").value = visited;
};

let drawing = 0;
const showToday = async () => {
  const mine = ++drawing;
  const [waiting, sent] = [visits(await outbox.rows()), await sentSince()];
  const opened = await Promise.all([...waiting, ...sent].map(async (row) => ({ ...row, content: await outbox.open(row) })));
  if (mine !== drawing) return;
  showCards(waiting, sent);
  showProgress(opened);
};

if (possible && document.querySelector("[data-marks], [data-day-visited]")) {
  const show = () => showToday().catch(() => null);
  document.addEventListener("outbox:changed", show);
  show();
}
