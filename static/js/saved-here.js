// After a save of which the server's page says nothing: that it is kept on this phone, what it will write, and the way back
// for as long as nothing of it was sent. <template data-kept-saved> holds the words and the addresses.
import * as outbox from "./outbox.js";
import { addressOf } from "./page.js";
import { takeBack } from "./sync.js";
import { countDown } from "./undo.js";
import { possible } from "./vault.js";

const say = (panel, name, words) => (panel.querySelector(`[data-${name}]`).textContent = words);

const rowOf = async (id) => [...(await outbox.rows()), ...(await outbox.rows("sent"))].find((one) => one.id === id);

const undo = async (panel, id) => {
  if (!(await takeBack(id))) return location.assign(panel.dataset.unsent);
  say(panel, "lead", panel.dataset.taken);
  say(panel, "wrote", "");
  panel.querySelectorAll("[data-later], [data-not-taken], .actions").forEach((part) => part.remove());
};

const fill = async (panel, row) => {
  const { name, wrote } = await outbox.open(row);
  const { here, there, visit, ...forms } = panel.dataset;
  const isHere = !row.sentAt;
  say(panel, "lead", isHere ? here : there);
  say(panel, "name", name);
  say(panel, "wrote", wrote);
  panel.querySelector("[data-later]").hidden = !isHere || row.state === "fault";
  panel.querySelector("[data-not-taken]").hidden = row.state !== "fault";
  const see = panel.querySelector("[data-see]");
  see.href = isHere ? `${addressOf(forms[`form${row.kind}`], outbox.about(row))}?unsent=${row.id}` : addressOf(visit, row.id);
  see.hidden = !isHere && row.kind !== "visit";
  const button = panel.querySelector("[data-undo]");
  button.addEventListener("click", () => undo(panel, row.id));
  if (!isHere || row.tried) button.remove();
};

const showSaved = async () => {
  const template = document.querySelector("template[data-kept-saved]");
  const id = sessionStorage.getItem("kept");
  sessionStorage.removeItem("kept");
  if (document.querySelector("[data-saved]")) return;
  const row = id && template && (await rowOf(id));
  if (!row) return;
  const panel = template.content.firstElementChild.cloneNode(true);
  await fill(panel, row);
  document.querySelector(".page-body").prepend(panel);
  countDown(panel);
};

if (possible && location.pathname === document.body.dataset.today) showSaved().catch(() => null);
