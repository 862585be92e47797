// The visit screen: says what saving will write, keeps "nobody" apart from people, steps the leaflets.
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

  const blocks = () => [...form.querySelectorAll("[data-issue-block]")].filter((block) => block.querySelector('[name$="-title"]').value.trim());

  const errand = (fill) => {
    const { errand_what: what, errand_papers: papers, errand_money: money } = form.elements;
    if (!what || !what.value) return [];
    const names = papers.value.split(/[,，、;；\n]/).filter((name) => name.trim()).length;
    const said = [will.dataset.errand];
    if (names) said.push(fill(will.dataset.papers, names));
    if (Number(money.value)) said.push(fill(will.dataset.money, money.value));
    return said;
  };

  const tellWhatIsWritten = () => {
    if (!will) return;
    const fill = (words, n) => words.replace("{n}", n);
    const leaflets = Math.max(Number(form.elements.leaflets.value) || 0, [...form.querySelectorAll('[name^="leaflet_"]')].reduce((sum, field) => sum + (Number(field.value) || 0), 0));
    const risks = [...form.querySelectorAll("[data-risk]:not([hidden]) [name=no_issue]")].filter((box) => !box.checked).length;
    const issues = blocks().length + (nobody.checked ? 0 : risks);
    const ticked = (name) => all(name).filter((box) => box.checked).length;
    const photos = form.elements.photos ? form.elements.photos.files.length : 0;
    const list = [nobody.checked ? will.dataset.try : will.dataset.visit];
    const solved = blocks().filter((block) => block.querySelector('[name$="-result"]').value.trim()).length;
    if (issues) list.push(fill(will.dataset.issues, issues));
    if (solved) list.push(fill(will.dataset.solved, solved));
    if (leaflets) list.push(fill(will.dataset.leaflets, leaflets));
    if (ticked("changes") && !nobody.checked) list.push(fill(will.dataset.changes, ticked("changes")));
    if (ticked("actions")) list.push(fill(will.dataset.steps, ticked("actions")));
    const look = all("follow_up").find((radio) => radio.checked);
    if (look && !nobody.checked) list.push(fill(will.dataset.followUp, labelOf(look)));
    list.push(...errand(fill));
    if (form.elements.promise.value.trim()) list.push(will.dataset.promise);
    if (photos) list.push(fill(will.dataset.photos, photos));
    if (ticked("also")) list.push(fill(will.dataset.also, ticked("also")));
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
