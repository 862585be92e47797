// Keeps what was typed into <form data-draft="key"> on this device, for an expired log-in, Back or a flat battery: every
// two seconds while somebody types, and when a field is left. Files, passwords, hidden fields and anything inside
// [data-no-draft] are never kept.
import * as drafts from "./draft-store.js";
import { fillIn, valuesOf } from "./form-values.js";

const EVERY = 2000;

const say = (key) => {
  const words = document.querySelector(`[data-draft-said="${key}"]`);
  if (!words) return;
  const now = new Date();
  const clock = `${String(now.getHours()).padStart(2, "0")}:${String(now.getMinutes()).padStart(2, "0")}`;
  words.textContent = words.dataset.words.replace("{time}", clock);
  words.hidden = false;
};

const keepWhileTyping = (form) => {
  const key = form.dataset.draft;
  let timer = null;
  let touched = false;
  const now = async () => {
    clearTimeout(timer);
    timer = null;
    if (touched && (await drafts.keep(key, valuesOf(form)))) say(key);
  };
  form.addEventListener("input", () => {
    touched = true;
    timer = timer || setTimeout(now, EVERY);
  });
  form.addEventListener("change", () => {
    touched = true;
    now();
  });
  form.addEventListener("focusout", now);
  form.addEventListener("submit", now);
  document.addEventListener("visibilitychange", now);
  return () => touched;
};

const start = async (form) => {
  // Or the browser keeps what was typed in its own record of the session, in the open.
  form.autocomplete = "off";
  const isTouched = keepWhileTyping(form);
  // The server's own answer, with errors in it, is newer than any draft; so is a visit that is opened to be changed.
  if (form.querySelector(".has-error") || document.querySelector(".error-summary") || location.search.includes("unsent=")) return;
  const draft = await drafts.find(form.dataset.draft);
  form.dataset.draftRead = "";
  if (!draft || isTouched()) return;
  fillIn(form, draft.pairs);
  const notice = document.querySelector("[data-draft-restored]");
  if (notice) notice.hidden = false;
};

const begin = async () => {
  await drafts.removeOld();
  // Pages reached after a successful save name the drafts that are done with.
  for (const mark of document.querySelectorAll("[data-draft-done]")) await drafts.done(mark.dataset.draftDone);
};

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-draft-drop]");
  if (button) drafts.done(button.dataset.draftDrop).then(() => button.type === "button" && location.reload());
});
begin().catch(() => null);
document.querySelectorAll("form[data-draft]").forEach((form) => start(form).catch(() => null));
