// Keys for issues on a desktop: j k choose a row, o opens it, a s r take a step with it, ? lists them.
// Rows carry data-issue (its address), data-pk and data-version; on the page of an issue the steps carry data-key; the
// list of keys carries the addresses of the steps. They work only while no field has the focus.
import { addressOf, each } from "./page.js";

each("[data-keys-help]", (help) => {
  const STEPS = { a: help.dataset.assign, s: help.dataset.start, r: help.dataset.resolve };
  const rows = [...document.querySelectorAll("[data-issue]")];
  let at = -1;

  const mark = (next) => {
    if (rows[at]) rows[at].classList.remove("is-chosen");
    at = next;
    rows[at].classList.add("is-chosen");
  };

  const choose = (next) => {
    if (!rows.length) return;
    mark(Math.max(0, Math.min(rows.length - 1, next)));
    rows[at].querySelector("th a").focus();
  };

  // A step that asks for words is a page; one that asks nothing is sent at once.
  const send = (address, version) => {
    const form = document.createElement("form");
    form.method = "post";
    form.action = address;
    const token = document.querySelector("[name=csrfmiddlewaretoken]").value;
    [["csrfmiddlewaretoken", token], ["version", version]].forEach(([name, value]) => {
      const field = document.createElement("input");
      Object.assign(field, { type: "hidden", name, value });
      form.append(field);
    });
    document.body.append(form);
    form.submit();
  };

  const step = (key) => {
    const here = document.querySelector(`[data-key="${key}"]`);
    if (here) return here.matches("form") ? here.querySelector("textarea").focus() : here.click();
    const row = rows[at];
    if (!row) return;
    const address = addressOf(STEPS[key], row.dataset.pk);
    if (key === "s") send(address, row.dataset.version);
    else location.assign(address);
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, select, [contenteditable], dialog[open]")) return;
    const keys = {
      j: () => choose(at + 1),
      k: () => choose(at - 1),
      o: () => rows[at] && location.assign(rows[at].dataset.issue),
      "?": () => help.showModal(),
    };
    if (event.key in STEPS) step(event.key);
    else if (event.key in keys) keys[event.key]();
    else return;
    event.preventDefault();
  });

  // Whoever walks through the rows with Tab goes on from there.
  document.addEventListener("focusin", (event) => {
    const found = rows.indexOf(event.target.closest("[data-issue]"));
    if (found >= 0 && found !== at) mark(found);
  });
});
