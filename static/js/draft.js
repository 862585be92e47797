// Keeps what was typed into <form data-draft="key"> on this device, for an expired log-in, Back or a flat battery: every
// two seconds while somebody types, and when a field is left. A draft belongs to one person: it lies encrypted in their
// part of the vault (in plain storage where there is none), lives seven days, and logging out removes all of theirs.
// Files, passwords, hidden fields and anything inside [data-no-draft] are never kept.
window.Caseload = window.Caseload || {};
(() => {
  const PREFIX = "draft:";
  const WEEK = 7 * 24 * 3600 * 1000;
  const EVERY = 2000;
  const { vault } = Caseload;
  const user = document.body.dataset.user;
  const nameOf = (key) => `${PREFIX}${user}:${key}`;

  // Where drafts lie: the vault, or plain storage where encryption is not to be had.
  const plain = {
    put: async (key, draft) => localStorage.setItem(nameOf(key), JSON.stringify(draft)),
    get: async (key) => JSON.parse(localStorage.getItem(nameOf(key))),
    remove: async (key) => localStorage.removeItem(nameOf(key)),
    sweep: async (test) =>
      Object.keys(localStorage)
        .filter((name) => name.startsWith(PREFIX))
        .filter((name) => test(name.startsWith(`${PREFIX}${user}:`), JSON.parse(localStorage.getItem(name)).at))
        .forEach((name) => localStorage.removeItem(name)),
  };

  const sealed = (mine) => ({
    put: async (key, draft) => vault.put("drafts", { name: nameOf(key), user: mine.user, at: draft.at, box: await vault.seal(mine.key, nameOf(key), draft) }),
    get: async (key) => {
      const row = await vault.read("drafts", nameOf(key));
      return row && vault.unseal(mine.key, nameOf(key), row.box);
    },
    remove: (key) => vault.remove("drafts", nameOf(key)),
    sweep: async (test) => {
      for (const row of await vault.all("drafts")) if (test(row.user === mine.user, row.at)) await vault.remove("drafts", row.name);
    },
  });

  const place = (async () => {
    const mine = vault && vault.possible && user ? (await vault.owner()) || (await Caseload.sync.now(), await vault.owner()) : null;
    return mine ? sealed(mine) : plain;
  })().catch(() => plain);

  const kept = (form) =>
    [...form.elements].filter(
      (el) => el.name && !["hidden", "password", "file", "submit", "button"].includes(el.type) && !el.closest("[data-no-draft]")
    );

  const read = (form) =>
    kept(form)
      .filter((el) => !["radio", "checkbox"].includes(el.type) || el.checked)
      .flatMap((el) => (el.multiple ? [...el.selectedOptions].map((o) => [el.name, o.value]) : [[el.name, el.value]]));

  const write = (form, pairs) => {
    const values = new Map();
    pairs.forEach(([name, value]) => values.set(name, [...(values.get(name) || []), value]));
    kept(form).forEach((el) => {
      const given = values.get(el.name) || [];
      if (["radio", "checkbox"].includes(el.type)) el.checked = given.includes(el.value);
      else if (el.multiple) [...el.options].forEach((o) => (o.selected = given.includes(o.value)));
      else if (given.length) el.value = given[0];
    });
    form.dispatchEvent(new Event("draft:restored", { bubbles: true }));
  };

  const closed = new Set();
  const store = async (form) => {
    const key = form.dataset.draft;
    const draft = { at: Date.now(), pairs: read(form) };
    const there = await place;
    if (closed.has(key)) return;
    // Storage may be full or forbidden: the form works, only without a draft.
    await there.put(key, draft).then(() => say(form), () => null);
  };

  const say = (form) => {
    const words = document.querySelector(`[data-draft-said="${form.dataset.draft}"]`);
    if (!words) return;
    const now = new Date();
    const clock = `${String(now.getHours()).padStart(2, "0")}:${String(now.getMinutes()).padStart(2, "0")}`;
    words.textContent = words.dataset.words.replace("{time}", clock);
    words.hidden = false;
  };

  const done = async (key) => {
    closed.add(key);
    await (await place).remove(key);
  };

  const start = async (form) => {
    let timer = null;
    let touched = false;
    // Or the browser keeps what was typed in its own record of the session, in the open.
    form.autocomplete = "off";
    const now = () => {
      clearTimeout(timer);
      timer = null;
      if (touched) store(form);
    };
    const later = () => {
      touched = true;
      timer = timer || setTimeout(now, EVERY);
    };
    form.addEventListener("input", later);
    form.addEventListener("change", () => {
      touched = true;
      now();
    });
    form.addEventListener("focusout", now);
    form.addEventListener("submit", now);
    document.addEventListener("visibilitychange", now);
    // The server's own answer, with errors in it, is newer than any draft; so is a visit that is opened to be changed.
    if (form.querySelector(".has-error") || document.querySelector(".error-summary") || location.search.includes("unsent=")) return;
    const draft = await (await place).get(form.dataset.draft);
    form.dataset.draftRead = "";
    if (!draft || touched) return;
    write(form, draft.pairs);
    const notice = document.querySelector("[data-draft-restored]");
    if (notice) notice.hidden = false;
  };

  const begin = async () => {
    await (await place).sweep((mine, at) => Date.now() - at > WEEK);
    // Pages reached after a successful save name the drafts that are done with.
    for (const mark of document.querySelectorAll("[data-draft-done]")) await done(mark.dataset.draftDone);
  };

  Caseload.drafts = { done, put: write, removeAll: async () => (await place).sweep((mine) => mine) };
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-draft-drop]");
    if (button) done(button.dataset.draftDrop).then(() => button.type === "button" && location.reload());
  });
  // Where there is no vault the drafts of everybody lie in the open, and all of them go.
  document.addEventListener("submit", (event) => {
    if (!event.target.hasAttribute("data-log-out") || (vault && vault.possible)) return;
    Object.keys(localStorage).filter((name) => name.startsWith(PREFIX)).forEach((name) => localStorage.removeItem(name));
  });
  if (user) {
    begin().catch(() => null);
    document.querySelectorAll("form[data-draft]").forEach((form) => start(form).catch(() => null));
  }
})();
