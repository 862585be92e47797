// Counts down the time in which a save can be undone here; stops while somebody points at it or has it in focus.
// What was saved stays on a phone's page; on a desktop the toast goes after its seconds.
import { each } from "./page.js";

export const countDown = (panel) => {
  const undo = panel.querySelector("[data-undo]");
  const count = panel.querySelector("[data-undo-count]");
  const toast = window.matchMedia("(min-width: 992px)");
  let undoLeft = undo ? Number(undo.dataset.undo) : 0;
  let toastLeft = Number(panel.dataset.saved);
  let held = false;

  ["pointerenter", "focusin"].forEach((name) => panel.addEventListener(name, () => (held = true)));
  ["pointerleave", "focusout"].forEach((name) => panel.addEventListener(name, () => (held = panel.matches(":hover, :focus-within"))));

  const show = () => {
    if (count) count.textContent = count.dataset.words.replace("{n}", undoLeft);
  };
  const timer = setInterval(() => {
    if (held) return;
    undoLeft -= 1;
    toastLeft -= 1;
    if (undo && undoLeft <= 0) undo.hidden = true;
    else show();
    if (toast.matches && toastLeft <= 0) panel.hidden = true;
    if (undoLeft <= 0 && toastLeft <= 0) clearInterval(timer);
  }, 1000);
  show();
};

each("[data-saved]", countDown);
