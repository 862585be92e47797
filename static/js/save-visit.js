// Saving a visit, a household or an issue: first into the outbox, then to the server; the page goes on when either the
// server has it or the phone keeps it. <form data-outbox="household key" data-household-name>; [data-not-home] says that
// nobody opened. Other kinds: <form data-outbox-kind data-called="the field that names it" data-wrote>, or data-name; about
// something else than a household, data-of="its key".
import * as drafts from "./draft-store.js";
import * as outbox from "./outbox.js";
import { showErrors } from "./refusal.js";
import { leadsTo, sendHere } from "./sync.js";
import { possible } from "./vault.js";

const PATIENCE = 6000;
const LEFT_OUT = ["csrfmiddlewaretoken"];
const isKept = (form) => "outbox" in form.dataset || "outboxKind" in form.dataset;

const content = (form) => {
  const entries = [...new FormData(form)].filter(([name]) => !LEFT_OUT.includes(name));
  const pairs = entries.filter(([, value]) => typeof value === "string");
  const files = entries.filter(([, value]) => value instanceof File && value.size > 0);
  const said = (wanted) => pairs.find(([name]) => name === wanted)?.[1] || "";
  const { outbox, outboxKind: kind = "visit", householdName, name = householdName, called, about, of, wrote } = form.dataset;
  const household = Number(outbox || said("household") || about || 0);
  const facts = { household, of: Number(of || household), name: called ? said(called) : name };
  return { id: said("once") || said("id"), kind, ...facts, pairs, files, wrote, notHome: form.hasAttribute("data-not-home") };
};

const save = async (form) => {
  let row;
  try {
    row = await outbox.add(content(form));
  } catch {
    // Nothing can be kept here: as without this script.
    form.dataset.outboxOff = "yes";
    return form.requestSubmit();
  }
  // It is safe here already: a thin line is not waited for.
  const outcome = navigator.onLine === false ? "kept" : await sendHere(row, PATIENCE);
  if (outcome === "refused" && !form.hasAttribute("data-not-home")) return showErrors(form, row.id);
  if (form.dataset.draft) await drafts.done(form.dataset.draft).catch(() => null);
  if (!["held", "refused"].includes(outcome)) sessionStorage.setItem("kept", row.id);
  location.assign((outcome === "sent" && leadsTo()) || document.body.dataset.today);
};

if (possible) {
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!isKept(form) || form.dataset.outboxOff) return;
    event.preventDefault();
    if (form.dataset.saving) return;
    form.dataset.saving = "yes";
    if (event.submitter) event.submitter.setAttribute("aria-busy", "true");
    save(form);
  });
}
