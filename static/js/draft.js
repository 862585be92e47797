// Keeps what was typed into a form that is saved once (it carries the key "once"), or into <form data-draft="key">, on this
// device, for an expired log-in, Back or a flat battery: every two seconds while somebody types, and when a field is left.
// Files, passwords and anything inside [data-no-draft] are never kept. A draft is let go when the server says in a cookie
// which form it has saved. A form whose fields depend on what was said, <form data-draft-drawn="do=draft">, is drawn by the
// server from the draft.
import * as drafts from "./draft-store.js";
import { fillIn, valuesOf } from "./form-values.js";

const EVERY = 2000;
const DRAWN = "#draft";
const SAVED = /caseload_saved=([0-9a-f-]+)/;

const say = (key) => {
  const words = document.querySelector(`[data-draft-said="${CSS.escape(key)}"]`);
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
  return { isTouched: () => touched, touch: () => ((touched = true), now()) };
};

const tell = (form) => {
  const notice = form.querySelector("[data-draft-restored]") || document.querySelector("[data-draft-restored]");
  if (!notice) return;
  notice.hidden = false;
  const files = notice.querySelector("[data-draft-files]");
  if (files) files.hidden = !form.querySelector("input[type=file]");
};

// Sends what was kept, with a button that saves nothing: the answer is the form as it was left.
const drawAnew = (form, pairs) => {
  const sent = Object.assign(document.createElement("form"), { method: "post", action: location.pathname + location.search + DRAWN, hidden: true });
  const token = ["csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value];
  for (const [name, value] of [token, ...pairs, form.dataset.draftDrawn.split("=")])
    sent.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
  document.body.append(sent);
  sent.submit();
};

const start = async (form, ready) => {
  // Or the browser keeps what was typed in its own record of the session, in the open.
  form.autocomplete = "off";
  const { isTouched, touch } = keepWhileTyping(form);
  // The server's own answer, with errors in it, is newer than any draft; so is a visit that is opened to be changed.
  if (form.querySelector(".has-error") || document.querySelector(".error-summary") || location.search.includes("unsent=")) return;
  await ready;
  const draft = await drafts.find(form.dataset.draft);
  form.dataset.draftRead = "";
  if (!draft || isTouched()) return;
  // So is any form that the server draws anew after one of its buttons: by its key it is the one that the draft is of.
  const answered = form.querySelector("[data-answered]");
  if (answered && answered.value === draft.once) {
    if (location.hash === DRAWN) tell(form);
    history.replaceState(null, "", location.pathname + location.search);
    return touch();
  }
  if (form.dataset.draftDrawn) return drawAnew(form, draft.pairs);
  fillIn(form, draft.pairs);
  tell(form);
};

const begin = async () => {
  await drafts.removeOld();
  const [, saved] = SAVED.exec(document.cookie) || [];
  if (saved) await drafts.removeSaved(saved);
  document.cookie = "caseload_saved=; max-age=0; path=/";
  // The page reached after a saved visit names the draft that is done with.
  for (const mark of document.querySelectorAll("[data-draft-done]")) await drafts.done(mark.dataset.draftDone);
};

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-draft-drop]");
  if (!button) return;
  const key = button.dataset.draftDrop || button.closest("form").dataset.draft;
  drafts.done(key).then(() => button.type === "button" && location.replace(location.pathname + location.search));
});

// A form is known by its page, by its place there, and by what was ticked before.
document.querySelectorAll("form input[name=once]").forEach(({ form }, n) => {
  if (form.matches("[data-no-draft]")) return;
  const ticked = [...form.querySelectorAll("input[type=hidden][name=pick]")].map((input) => input.value);
  form.dataset.draft = form.dataset.draft || [`${location.pathname}${location.search}`, n, ...ticked].join(" ");
});
const ready = begin().catch(() => null);
document.querySelectorAll("form[data-draft]").forEach((form) => start(form, ready).catch(() => null));
