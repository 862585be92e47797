// <form data-log-out>: with visits still on the phone it asks first; then the key goes, what was copied from the server,
// and the drafts.
import { removeMine, removePlain } from "./draft-store.js";
import * as outbox from "./outbox.js";
import * as vault from "./vault.js";

const confirmed = (dialog, left) =>
  new Promise((resolve) => {
    dialog.querySelector("[data-n]").textContent = left;
    dialog.querySelector("[data-stay]").onclick = () => dialog.close("stay");
    dialog.querySelector("[data-go]").onclick = () => dialog.close("go");
    dialog.onclose = () => resolve(dialog.returnValue === "go");
    dialog.returnValue = "";
    dialog.showModal();
  });

const leave = (form) => {
  form.dataset.locked = "yes";
  form.requestSubmit();
};

const logOut = async (form) => {
  const dialog = document.querySelector("[data-log-out-unsent]");
  const left = (await outbox.rows()).length;
  if (left && dialog && !(await confirmed(dialog, left))) return;
  const mine = await vault.owner();
  await removeMine();
  if (mine) await vault.lock(mine.user);
  leave(form);
};

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.hasAttribute("data-log-out") || form.dataset.locked) return;
  if (!vault.possible) {
    removePlain();
    return;
  }
  event.preventDefault();
  logOut(form).catch(() => leave(form));
});
