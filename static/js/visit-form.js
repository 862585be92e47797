// The visit screen: says what saving will write, as each part's [data-will] has it, keeps "nobody" apart from people,
// steps the leaflets.
// Everything works without it: the server judges, and the number can be typed.
document.querySelectorAll("[data-visit-form]").forEach((form) => {
  const all = (name) => [...form.querySelectorAll(`[name="${name}"]`)];
  const labelOf = (input) => input.closest("label").textContent.trim();
  const nobody = form.querySelector('[name="met"][value="nobody"]');
  const condition = document.getElementById("div_id_condition");
  const checks = form.querySelector("[data-checks]");
  const next = form.elements.next_visit_on;
  const byRule = next.value;
  const will = document.querySelector("[data-will-write]");

  // A number says itself, a text how many names stand in it, a tick or a choice 1, a file each of its files.
  const amount = (field) => {
    if (field.type === "file") return field.files.length;
    if (field.type === "checkbox") return Number(field.checked);
    if (field.type === "number") return Number(field.value) || 0;
    if (field.tagName === "SELECT") return Number(Boolean(field.value));
    return field.value.split(/[,，、;；\n]/).filter((name) => name.trim()).length;
  };
  const total = (selector) => [...form.querySelectorAll(selector)].reduce((sum, field) => sum + amount(field), 0);

  // What {n} stands for in the words of a part: data-n as the part's own script sets it; else of the fields data-of the
  // label of the one chosen, or how many, at least those data-named, and nothing while the field data-if has none.
  const counted = ({ dataset }) => {
    if ((dataset.ifMet !== undefined && nobody.checked) || (dataset.if && !total(dataset.if))) return 0;
    if (dataset.n) return Number(dataset.n);
    const chosen = form.querySelector(`input[type=radio]${dataset.of}:checked`);
    if (chosen) return labelOf(chosen);
    return form.querySelector(`input[type=radio]${dataset.of}`) ? 0 : Math.max(total(dataset.of), dataset.named ? total(dataset.named) : 0);
  };

  const tellWhatIsWritten = () => {
    if (!will) return;
    const found = new Map();
    form.querySelectorAll("[data-will]").forEach((part) => {
      const [words, n] = [part.dataset.words, counted(part)];
      if (n) found.set(words, found.has(words) ? found.get(words) + n : n);
    });
    const list = [nobody.checked ? will.dataset.try : will.dataset.visit];
    found.forEach((n, words) => list.push(words.replace("{n}", n)));
    form.dataset.wrote = list.join(" · ");
    will.textContent = will.dataset.words.replace("{list}", list.join(" · "));
    form.querySelector("[data-will-write-too]").textContent = will.textContent;
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
    tellWhatIsWritten();
  };

  form.addEventListener("change", (event) => {
    if (event.target.name === "met" && event.target.checked) {
      const isNobody = event.target === nobody;
      all("met").forEach((box) => {
        if (box !== event.target && (isNobody || box === nobody)) box.checked = false;
      });
    }
    update();
  });
  form.addEventListener("input", tellWhatIsWritten);
  form.addEventListener("draft:restored", () => {
    form.querySelectorAll(".more-needs").forEach((more) => (more.open = more.open || Boolean(more.querySelector(":checked"))));
    update();
  });

  form.querySelectorAll("[data-stepper]").forEach((stepper) => {
    const field = stepper.querySelector("input");
    stepper.querySelectorAll("[data-step]").forEach((button) => {
      button.hidden = false;
      button.addEventListener("click", () => {
        const value = (Number(field.value) || 0) + Number(button.dataset.step);
        field.value = Math.min(Math.max(value, Number(field.min)), Number(field.max));
        field.dispatchEvent(new Event("change", { bubbles: true }));
      });
    });
  });
  const consent = form.querySelector("[data-photo-consent]");
  if (consent && !consent.querySelector(".has-error")) consent.hidden = true;
  form.addEventListener("pictures:changed", (event) => {
    consent.hidden = event.detail.count === 0;
    tellWhatIsWritten();
  });
  update();
});
