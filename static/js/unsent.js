// Says what is still on this phone, wherever it matters. The figures are counted from the outbox each time it changes.
(() => {
  const { vault, outbox, sync } = Caseload;
  const find = (name) => [...document.querySelectorAll(name)];

  const showNotice = (rows) =>
    find("[data-unsent-notice]").forEach((notice) => {
      const said = notice.dataset;
      const put = (name, words) => (notice.querySelector(name).textContent = words);
      const isOld = rows.some(outbox.isOld);
      const isRefused = rows.some((row) => row.state !== "waiting");
      const words = isRefused ? said.refused : sync.state() === "login" ? said.login : said.waiting;
      put("[data-n]", rows.length);
      put("[data-noun]", rows.length === 1 ? said.one : said.many);
      put("[data-words]", isOld ? `${said.old} ${words}` : words);
      notice.classList.toggle("notice-late", isOld);
      const isPlain = "quiet" in said && !isOld && !isRefused && sync.state() !== "login";
      notice.hidden = rows.length === 0 || isPlain;
    });

  const showCount = (rows) =>
    find("[data-unsent-count]").forEach((mark) => {
      mark.querySelector("[data-n]").textContent = rows.length;
      mark.hidden = rows.length === 0;
    });

  // In the bar of Today: that all is sent, or that there is no signal and work goes on.
  const showLine = (rows) =>
    find("[data-line]").forEach((line) => {
      line.hidden = false;
      line.querySelector("[data-all-sent]").hidden = rows.length > 0;
      line.querySelector("[data-carry-on]").hidden = rows.length === 0;
    });

  const showTries = () =>
    find("[data-tries]").forEach((place) => {
      const { last, next } = sync.tries();
      place.hidden = !last;
      if (last) place.textContent = place.dataset.tries.replace("{last}", clock(last)).replace("{next}", clock(next));
    });

  const clock = (at) => new Intl.DateTimeFormat(document.documentElement.lang, { month: "numeric", day: "numeric", hour: "2-digit", minute: "2-digit", hour12: false }).format(at);

  const line = async (row, said) => {
    const { name, pairs, notHome } = await outbox.open(row);
    const errors = row.state === "refused" ? await outbox.errors(row) : [];
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = `/visits/new/${row.household}/?unsent=${row.id}`;
    const words = document.createElement("span");
    words.className = "grow";
    const lead = document.createElement("b");
    lead.lang = "zh";
    lead.textContent = name;
    const nobody = notHome || pairs.some(([field, value]) => field === "met" && value === "nobody");
    const state = { waiting: said.waiting, refused: said.refused, stuck: said.stuck }[row.state];
    const rest = document.createElement("span");
    rest.className = "quiet";
    rest.textContent = [nobody ? said.notHome : "", said.saved.replace("{time}", clock(row.at)), state, ...errors.map((error) => error.words)].filter(Boolean).join(" · ");
    words.append(lead, document.createElement("br"), rest);
    const change = document.createElement("span");
    change.className = "btn btn-text";
    change.textContent = said.change;
    link.append(words, change);
    item.append(link);
    return item;
  };

  let drawing = 0;
  const showList = async (rows) => {
    const list = document.querySelector("[data-unsent-list]");
    if (!list) return;
    const mine = ++drawing;
    const pressing = [...rows].sort((a, b) => (a.state === "waiting") - (b.state === "waiting"));
    const lines = await Promise.all(pressing.map((row) => line(row, list.dataset)));
    if (mine !== drawing) return;
    list.querySelector("ul").replaceChildren(...lines);
    list.querySelector("ul").hidden = rows.length === 0;
    list.querySelector("[data-none]").hidden = rows.length > 0;
    document.querySelector("[data-send-now]").hidden = rows.length === 0;
  };

  const show = async () => {
    const rows = await outbox.rows().catch(() => []);
    showNotice(rows);
    showCount(rows);
    showLine(rows);
    showTries();
    await showList(rows);
    document.documentElement.dataset.unsent = rows.length;
  };

  // Logging out with visits on the phone asks first; then the key goes, and what was copied from the server.
  const logOut = async (form) => {
    const dialog = document.querySelector("[data-log-out-unsent]");
    const left = (await outbox.rows()).length;
    if (left && dialog && !(await confirmed(dialog, left))) return;
    const mine = await vault.owner();
    await Caseload.drafts.removeAll();
    if (mine) await vault.lock(mine.user);
    form.dataset.locked = "yes";
    form.requestSubmit();
  };

  const confirmed = (dialog, left) =>
    new Promise((resolve) => {
      dialog.querySelector("[data-n]").textContent = left;
      dialog.querySelector("[data-stay]").onclick = () => dialog.close("stay");
      dialog.querySelector("[data-go]").onclick = () => dialog.close("go");
      dialog.onclose = () => resolve(dialog.returnValue === "go");
      dialog.returnValue = "";
      dialog.showModal();
    });

  if (!vault.possible) {
    find("[data-cannot-keep]").forEach((notice) => (notice.hidden = false));
    return;
  }
  document.addEventListener("outbox:changed", show);
  document.addEventListener("click", (event) => event.target.closest("[data-send-now]") && sync.soon());
  document.addEventListener("submit", (event) => {
    const form = event.target;
    const undone = /\/visits\/([0-9a-f-]{36})\/undo\//.exec(form.action);
    if (undone) outbox.forget(undone[1]);
    if (!form.hasAttribute("data-log-out") || form.dataset.locked) return;
    event.preventDefault();
    logOut(form).catch(() => {
      form.dataset.locked = "yes";
      form.requestSubmit();
    });
  });
  show();
})();
