// Ticks of a table inside .bulk: the count in the bulk bar, and one tick in the head for all rows of the page.
document.querySelectorAll(".bulk").forEach((area) => {
  const rows = () => [...area.querySelectorAll("tbody input.tick")];
  const all = area.querySelector("[data-tick-all]");

  const update = () => {
    const ticked = rows().filter((box) => box.checked).length;
    area.querySelectorAll("[data-bulk-count]").forEach((words) => (words.textContent = ticked));
    if (!all) return;
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
