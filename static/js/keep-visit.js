// Saving a visit: first into the outbox, then to the server; the page goes on when either the server has it or the
// phone keeps it. <form data-outbox="household key" data-household-name>; [data-not-home] says that nobody opened.
(() => {
  const { vault, outbox, sync } = Caseload;
  const PATIENCE = 6000;
  const LEFT_OUT = ["csrfmiddlewaretoken"];

  const content = (form) => {
    const entries = [...new FormData(form)].filter(([name]) => !LEFT_OUT.includes(name));
    const pairs = entries.filter(([, value]) => typeof value === "string");
    const files = entries.filter(([, value]) => value instanceof File && value.size > 0);
    const id = pairs.find(([name]) => name === "id")[1];
    const { outbox: household, householdName: name, wrote } = form.dataset;
    return { id, household: Number(household), name, pairs, files, wrote, notHome: form.hasAttribute("data-not-home") };
  };

  const save = async (form) => {
    let row;
    try {
      row = await outbox.add(content(form));
    } catch {
      // Nothing can be kept here: as without this script.
      form.dataset.outboxOff = "yes";
      return form.requestSubmit();
    }
    // It is safe here already: a thin line is not waited for.
    const outcome = navigator.onLine === false ? "kept" : await sync.sendHere(row, PATIENCE);
    if (outcome === "refused" && !form.hasAttribute("data-not-home")) return showErrors(form, row);
    if (form.dataset.draft) await Caseload.drafts.done(form.dataset.draft).catch(() => null);
    if (!["held", "refused"].includes(outcome)) sessionStorage.setItem("kept", row.id);
    location.assign("/");
  };

  const showErrors = async (form, row) => {
    const [kept] = (await outbox.rows()).filter((one) => one.id === row.id);
    const errors = kept ? await outbox.errors(kept) : [];
    document.querySelectorAll(".error-summary").forEach((old) => old.remove());
    form.querySelectorAll(".has-error").forEach((old) => old.classList.remove("has-error"));
    const summary = document.createElement("div");
    summary.className = "error-summary";
    summary.setAttribute("role", "alert");
    summary.tabIndex = -1;
    const list = document.createElement("ul");
    errors.forEach(({ field, words }) => {
      const item = document.createElement("li");
      const place = document.getElementById(`div_id_${field}`) || document.getElementById(`id_${field}`);
      const said = document.createElement(place ? "a" : "span");
      if (place) {
        said.href = `#${place.id}`;
        place.classList.add("has-error");
      }
      said.textContent = words;
      item.append(said);
      list.append(item);
    });
    summary.append(list);
    form.before(summary);
    summary.focus();
    delete form.dataset.saving;
    form.querySelectorAll("[aria-busy]").forEach((button) => button.removeAttribute("aria-busy"));
    document.querySelectorAll(`[form="${form.id}"][aria-busy]`).forEach((button) => button.removeAttribute("aria-busy"));
  };

  // ?unsent=id: the visit as it was saved here, to be changed. It keeps its id, and its files.
  const restore = async (form, id) => {
    const [row] = (await outbox.rows()).filter((one) => one.id === id);
    if (!row) return;
    const { pairs, files } = await outbox.open(row);
    Caseload.drafts.put(form, pairs);
    form.elements.id.value = id;
    files.forEach(([field, file]) => {
      const input = form.querySelector(`input[type=file][name="${field}"]`);
      if (!input) return;
      const bag = new DataTransfer();
      [...input.files, file].forEach((one) => bag.items.add(one));
      input.files = bag.files;
      input.dispatchEvent(new Event("change", { bubbles: true }));
    });
    if (row.state === "refused") showErrors(form, row);
  };

  if (!vault.possible) return;
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.dataset.outbox || form.dataset.outboxOff) return;
    event.preventDefault();
    if (form.dataset.saving) return;
    form.dataset.saving = "yes";
    if (event.submitter) event.submitter.setAttribute("aria-busy", "true");
    save(form);
  });
  const asked = new URLSearchParams(location.search).get("unsent");
  const form = document.querySelector("form[data-visit-form][data-outbox]");
  if (asked && form) Caseload.ready(() => restore(form, asked));
})();
