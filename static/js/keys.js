// Keys for issues on a desktop: j k choose a row, o opens it, a s r take a step with it, ? lists them.
// Rows carry data-issue (its address) and data-version; on the page of an issue the steps carry data-key.
// They work only while no field has the focus; inside one, Ctrl+Enter sends what is written. "/" is search-focus.js.
(() => {
  const STEPS = { a: "assign", s: "start", r: "resolve" };
  const rows = [...document.querySelectorAll("[data-issue]")];
  const help = document.querySelector("[data-keys-help]");
  let at = -1;

  const choose = (next) => {
    if (!rows.length) return;
    if (rows[at]) rows[at].classList.remove("is-chosen");
    at = Math.max(0, Math.min(rows.length - 1, next));
    rows[at].classList.add("is-chosen");
    rows[at].querySelector("th a").focus();
  };

  // A step that asks for words is a page; one that asks nothing is sent at once.
  const start = (row) => {
    const form = document.createElement("form");
    form.method = "post";
    form.action = `${row.dataset.issue}start/`;
    const token = document.querySelector("[name=csrfmiddlewaretoken]").value;
    [["csrfmiddlewaretoken", token], ["version", row.dataset.version]].forEach(([name, value]) => {
      const field = document.createElement("input");
      Object.assign(field, { type: "hidden", name, value });
      form.append(field);
    });
    document.body.append(form);
    form.submit();
  };

  const step = (key) => {
    const here = document.querySelector(`[data-key="${key}"]`);
    if (here) return here.matches("form") ? here.querySelector("textarea").focus() : here.click();
    const row = rows[at];
    if (!row) return;
    if (key === "s") start(row);
    else location.assign(`${row.dataset.issue}${STEPS[key]}/`);
  };

  document.addEventListener("keydown", (event) => {
    const form = event.target.closest("form");
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && form && form.method === "post") return form.requestSubmit();
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, select, [contenteditable], dialog[open]")) return;
    const keys = {
      j: () => choose(at + 1),
      k: () => choose(at - 1),
      o: () => rows[at] && location.assign(rows[at].dataset.issue),
      "?": () => help && help.showModal(),
    };
    if (event.key in STEPS) step(event.key);
    else if (event.key in keys) keys[event.key]();
    else return;
    event.preventDefault();
  });

  // Whoever walks through the rows with Tab goes on from there.
  document.addEventListener("focusin", (event) => {
    const found = rows.indexOf(event.target.closest("[data-issue]"));
    if (found >= 0 && found !== at) {
      if (rows[at]) rows[at].classList.remove("is-chosen");
      at = found;
      rows[at].classList.add("is-chosen");
    }
  });
})();
