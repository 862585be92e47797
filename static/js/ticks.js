// The list of an activity, <form data-ticks="its day">: what this phone sent of it since the page was made, or still keeps,
// stands on it already, and what is ticked next is told from there on. Says how many are ticked; before the day nothing is
// saved. What the server refused is changed under its own key, as it was.
import * as drafts from "./draft-store.js";
import { day } from "./moments.js";
import * as outbox from "./outbox.js";
import { each } from "./page.js";
import { restore } from "./restore-visit.js";
import { possible } from "./vault.js";

const isAbout = (form) => (row) => row.kind === "ticks" && outbox.about(row) === Number(form.dataset.of);

const count = (form) => {
  const n = form.querySelectorAll("input[name=came]:checked").length;
  const words = form.dataset.came.replace("{n}", n);
  form.dataset.wrote = words;
  form.querySelector("[data-ticked]").textContent = words;
};

// On the day itself a page that was kept before it can be saved as well.
const waitForItsDay = (form) =>
  document.querySelectorAll(`#${form.id} .btn-primary, [form="${form.id}"]`).forEach((button) => (button.disabled = day(Date.now()) < form.dataset.ticks));

const rowsOf = async (form) => {
  const made = Number(document.body.dataset.offline) || performance.timeOrigin;
  const sent = (await outbox.rows("sent")).filter((row) => row.sentAt > made);
  return [...sent, ...(await outbox.rows())].filter(isAbout(form)).sort((a, b) => a.at - b.at);
};

// What one save told as new, put on the list as the page has it, and on the version: what was tapped meanwhile stays new.
const add = (form, pairs) => {
  const said = (wanted) => pairs.filter(([name]) => name === wanted).map(([, value]) => value);
  const { version, outsiders } = form.elements;
  const [[others, ...was], came] = [said("version").join().split(" "), said("came")];
  const [known, ...listed] = version.value.split(" ");
  const [on, off] = [came.filter((key) => !was.includes(key)), was.filter((key) => !came.includes(key))];
  for (const box of form.querySelectorAll("input[name=came]")) box.checked = on.includes(box.value) || (box.checked && !off.includes(box.value));
  const more = Number(said("outsiders")) - Number(others);
  outsiders.value = Math.max(0, Number(outsiders.value) + more);
  version.value = [Math.max(0, Number(known) + more), ...new Set([...listed.filter((key) => !off.includes(key)), ...on])].join(" ");
};

const goOn = async (form, rows) => {
  for (const row of rows) add(form, (await outbox.open(row)).pairs);
  count(form);
};

const show = async (form) => {
  const rows = await rowsOf(form);
  const refused = rows.filter((row) => row.state === "refused");
  const asked = new URLSearchParams(location.search).get("unsent");
  document.querySelector("[data-ticks-waiting]").hidden = !rows.some((row) => !row.sentAt && row.state !== "refused");
  const again = refused.find((row) => row.id === asked) || refused.pop();
  if (again) await restore(form, again.id);
  else if (!(await drafts.find(form.dataset.draft))) await goOn(form, rows);
};

each("form[data-ticks]", (form) => {
  waitForItsDay(form);
  count(form);
  ["change", "draft:restored"].forEach((name) => form.addEventListener(name, () => count(form)));
  if (possible) show(form).catch(() => null);
});
