// Keeps what was typed into <form data-draft="key"> on this device, for an expired log-in, Back or a flat battery.
// A draft belongs to one person: its name carries the user, it lives seven days, and logging out removes all drafts.
// Files, passwords, hidden fields and anything inside [data-no-draft] are never kept.
(() => {
  const PREFIX = "draft:";
  const WEEK = 7 * 24 * 3600 * 1000;
  const user = document.body.dataset.user;
  const keyOf = (form) => `${PREFIX}${user}:${form.dataset.draft}`;

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

  const store = (form) => {
    try {
      localStorage.setItem(keyOf(form), JSON.stringify({ at: Date.now(), pairs: read(form) }));
      say(form);
    } catch {
      // Storage is full or forbidden: the form works, only without a draft.
    }
  };

  const say = (form) => {
    const words = document.querySelector(`[data-draft-said="${form.dataset.draft}"]`);
    if (!words) return;
    const now = new Date();
    const clock = `${String(now.getHours()).padStart(2, "0")}:${String(now.getMinutes()).padStart(2, "0")}`;
    words.textContent = words.dataset.words.replace("{time}", clock);
    words.hidden = false;
  };

  const clear = (test) => Object.keys(localStorage).filter((key) => key.startsWith(PREFIX) && test(key)).forEach((key) => localStorage.removeItem(key));

  const expired = (key) => {
    try {
      return Date.now() - JSON.parse(localStorage.getItem(key)).at > WEEK;
    } catch {
      return true;
    }
  };

  const start = (form) => {
    let timer;
    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(() => store(form), 400);
    };
    form.addEventListener("input", later);
    form.addEventListener("change", later);
    form.addEventListener("submit", () => {
      clearTimeout(timer);
      store(form);
    });
    // The server's own answer, with errors in it, is newer than any draft.
    if (form.querySelector(".has-error") || document.querySelector(".error-summary")) return;
    const draft = localStorage.getItem(keyOf(form));
    if (!draft) return;
    write(form, JSON.parse(draft).pairs);
    const notice = document.querySelector("[data-draft-restored]");
    if (notice) notice.hidden = false;
  };

  try {
    clear(expired);
    // Pages reached after a successful save name the drafts that are done with.
    document.querySelectorAll("[data-draft-done]").forEach((mark) => clear((key) => key === `${PREFIX}${user}:${mark.dataset.draftDone}`));
    document.addEventListener("click", (event) => {
      const button = event.target.closest("[data-draft-drop]");
      if (!button) return;
      clear((key) => key === `${PREFIX}${user}:${button.dataset.draftDrop}`);
      if (button.type === "button") location.reload();
    });
    document.addEventListener("submit", (event) => {
      if (event.target.hasAttribute("data-log-out")) clear(() => true);
    });
    if (user) document.querySelectorAll("form[data-draft]").forEach(start);
  } catch {
    // A browser that forbids storage keeps no drafts; everything else goes on.
  }
})();
