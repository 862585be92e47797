// The visit screen: keeps "nobody" apart from people, and shows what goes with the one or the others.
// Everything works without it: the server judges.
import { each } from "./page.js";

each("[data-visit-form]", (form) => {
  const all = (name) => [...form.querySelectorAll(`[name="${name}"]`)];
  const labelOf = (input) => input.closest("label").textContent.trim();
  const nobody = form.querySelector('[name="met"][value="nobody"]');
  const condition = document.getElementById("div_id_condition");
  const checks = form.querySelector("[data-checks]");
  const consent = form.querySelector("[data-photo-consent]");
  const next = form.elements.next_visit_on;
  const byRule = next.value;

  const keepApart = (ticked) => {
    const isNobody = ticked === nobody;
    all("met").forEach((box) => {
      if (box !== ticked && (isNobody || box === nobody)) box.checked = false;
    });
  };

  const tellWhen = () => {
    const kind = all("kind").find((radio) => radio.checked);
    if (kind) form.querySelector('[data-said="kind"]').textContent = labelOf(kind);
    const input = form.elements.visited_at;
    const words = form.querySelector('[data-said="visited_at"]');
    if (input.value && input.value !== input.defaultValue) words.textContent = input.value.replace("T", " ");
  };

  const tellNextDay = () => {
    const day = form.dataset.nextTry;
    if (!day) return;
    if (nobody.checked && next.value === byRule) next.value = day;
    else if (!nobody.checked && next.value === day) next.value = byRule;
  };

  const update = () => {
    condition.hidden = nobody.checked;
    if (checks) checks.hidden = nobody.checked;
    tellNextDay();
    tellWhen();
  };

  form.addEventListener("change", (event) => {
    if (event.target.name === "met" && event.target.checked) keepApart(event.target);
    update();
  });
  form.addEventListener("draft:restored", () => {
    form.querySelectorAll(".more-needs").forEach((more) => (more.open = more.open || Boolean(more.querySelector(":checked"))));
    update();
  });
  if (consent && !consent.querySelector(".has-error")) consent.hidden = true;
  form.addEventListener("pictures:changed", (event) => (consent.hidden = event.detail.count === 0));
  update();
});
