// Finds rows of the page as one types, without asking anybody: every word must stand in what the row is found by.
// Sections that are folded open where something is found.
// <input data-find-rows>, [data-found-by] on each row, [data-found] for how many, [data-found-none] where there are none.
import { each } from "./page.js";

each("[data-find-rows]", (input) => {
  const rows = [...document.querySelectorAll("[data-found-by]")];
  const said = document.querySelector("[data-found]");
  const none = document.querySelector("[data-found-none]");
  const all = said.textContent;

  const find = () => {
    const words = input.value.normalize("NFKC").toLowerCase().split(/\s+/).filter(Boolean);
    rows.forEach((row) => (row.hidden = !words.every((word) => row.dataset.foundBy.includes(word))));
    if (words.length) rows.forEach((row) => !row.hidden && row.closest("details")?.setAttribute("open", ""));
    const found = rows.filter((row) => !row.hidden).length;
    said.textContent = words.length ? said.dataset.found.replace("{n}", found) : all;
    none.hidden = found > 0;
  };

  input.addEventListener("input", find);
  find();
});
