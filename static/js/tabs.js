// Tabs that do not fit beside each other scroll: the one that is open stands in sight.
import { each } from "./page.js";

each("[data-tabs]", (tabs) => {
  const open = tabs.querySelector("[aria-current]")?.getBoundingClientRect();
  const room = tabs.getBoundingClientRect();
  if (open) tabs.scrollLeft += open.left + open.width / 2 - room.left - room.width / 2;
});
