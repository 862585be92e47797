// <details data-opened-by="a tick">: ticking it opens this part, with the first field ready; it can be closed again.
import { each } from "./page.js";

each("[data-opened-by]", (part) => {
  const tick = part.closest("form").querySelector(part.dataset.openedBy);
  if (!tick) return;
  tick.addEventListener("change", () => tick.checked && (part.open = true));
});
