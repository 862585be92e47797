// Ticks of the rows of a form: one in the head, [data-tick-all], for all of the page; [data-bulk-count] says how many.
import { each } from "./page.js";

each("[data-tick-all]", (all) => {
  const area = all.closest("form");
  const rows = () => [...area.querySelectorAll("tbody input.tick")];

  const update = () => {
    const ticked = rows().filter((box) => box.checked).length;
    area.querySelectorAll("[data-bulk-count]").forEach((words) => (words.textContent = ticked));
    all.checked = ticked > 0 && ticked === rows().length;
    all.indeterminate = ticked > 0 && !all.checked;
  };

  area.addEventListener("change", (event) => {
    if (event.target === all) rows().forEach((box) => (box.checked = all.checked));
    if (event.target.matches("input.tick")) update();
  });
  window.addEventListener("pageshow", update);
  update();
});
