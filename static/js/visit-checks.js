// The check-list: one tap takes over what was found last time; an answer opens the next item that has none; what is at
// risk says at once which issue it opens.
import { each } from "./page.js";

each("[data-checks]", (list) => {
  const same = list.querySelector("[name=as_before]");
  const rows = [...list.querySelectorAll("[data-check]")];
  const chosen = (row) => row.querySelector("input:checked");

  const tell = (row) => {
    const input = chosen(row);
    const value = input ? input.value : "";
    row.querySelector("[data-check-said]").textContent = input ? input.closest("label").textContent.trim() : "";
    row.dataset.state = ["risk", "C", "D"].includes(value) ? "risk" : ["fine", "A", "B"].includes(value) ? "fine" : "";
    list.querySelector(`[data-risk="${row.dataset.check}"]`).hidden = row.dataset.state !== "risk";
  };

  const issues = list.querySelector("[data-will]");
  const tellAll = () => {
    rows.forEach(tell);
    issues.dataset.n = [...list.querySelectorAll("[data-risk]:not([hidden]) [name=no_issue]")].filter((box) => !box.checked).length;
  };

  const takeOver = () =>
    rows.forEach((row) => {
      const before = row.querySelector(`input[value="${row.dataset.before}"]`);
      if (row.dataset.before && before && !(chosen(row) && chosen(row).value)) before.checked = true;
    });

  list.addEventListener("change", (event) => {
    if (event.target === same && same.checked) takeOver();
    tellAll();
    const row = event.target.closest("[data-check]");
    if (!row) return;
    row.open = false;
    const next = rows[rows.indexOf(row) + 1];
    if (next && !(chosen(next) && chosen(next).value)) next.open = true;
  });
  list.closest("form").addEventListener("draft:restored", tellAll);
  tellAll();
});
