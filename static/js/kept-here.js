// What only the phone knows yet. After a save of which the server's page says nothing: that it is kept, what it will
// write, and the way back for as long as nothing of it was sent. On Today: the cards of households whose visit is kept
// say so and count as visited; so does what was sent since the page was made.
(() => {
  const { vault, outbox, sync } = Caseload;
  const say = (place, name, words) => (place.querySelector(`[data-${name}]`).textContent = words);

  const showSaved = async () => {
    const template = document.querySelector("template[data-kept-saved]");
    const id = sessionStorage.getItem("kept");
    sessionStorage.removeItem("kept");
    if (document.querySelector(".saved")) return;
    const row = id && template && [...(await outbox.rows()), ...(await outbox.rows("sent"))].find((one) => one.id === id);
    if (!row) return;
    const { name, wrote } = await outbox.open(row);
    const panel = template.content.firstElementChild.cloneNode(true);
    const isHere = !row.sentAt;
    say(panel, "lead", isHere ? panel.dataset.here : panel.dataset.there);
    say(panel, "name", name);
    say(panel, "wrote", wrote);
    panel.querySelector("[data-later]").hidden = !isHere;
    panel.querySelector("[data-see]").href = isHere ? `/visits/new/${row.household}/?unsent=${id}` : `/visits/${id}/`;
    const undo = panel.querySelector("[data-undo]");
    if (!isHere || row.tried) undo.remove();
    undo.addEventListener("click", async () => {
      if (!(await sync.takeBack(id))) return location.assign("/visits/unsent/");
      say(panel, "lead", panel.dataset.taken);
      say(panel, "wrote", "");
      panel.querySelectorAll("[data-later], .actions").forEach((part) => part.remove());
    });
    document.querySelector(".page-body").prepend(panel);
    document.dispatchEvent(new CustomEvent("saved:shown", { detail: panel }));
  };

  const cardOf = (household) => document.querySelector(`.card a[href="/households/${household}/"]`)?.closest(".card");

  const sentSince = async () => {
    const at = Number(document.body.dataset.offline) || performance.timeOrigin;
    return (await outbox.rows("sent")).filter((row) => row.sentAt > at);
  };

  const showCards = (waiting, sent) => {
    const template = document.querySelector("[data-kept-badge]");
    document.querySelectorAll("[data-kept-mark]").forEach((mark) => mark.remove());
    document.querySelectorAll(".is-kept").forEach((card) => card.classList.remove("is-kept"));
    sent.forEach(({ household }) => cardOf(household)?.classList.add("is-kept"));
    waiting.forEach(({ household }) => {
      const card = cardOf(household);
      const place = template && card && card.querySelector(".cluster");
      if (!place) return;
      if (card.querySelector("[data-kept-mark]")) return;
      const mark = document.createElement("span");
      mark.dataset.keptMark = "";
      mark.append(template.content.cloneNode(true));
      place.prepend(mark);
      card.classList.add("is-kept");
    });
  };

  const showProgress = (rows) => {
    const said = document.querySelector("[data-day-visited]");
    if (!said) return;
    const met = new Set(rows.filter((row) => !row.content.notHome && cardOf(row.household)).map((row) => row.household));
    const visited = Number(said.dataset.dayVisited) + met.size;
    said.textContent = visited;
    document.querySelector(".day-done progress").value = visited;
  };

  let drawing = 0;
  const showToday = async () => {
    const mine = ++drawing;
    const [waiting, sent] = [await outbox.rows(), await sentSince()];
    const opened = await Promise.all([...waiting, ...sent].map(async (row) => ({ ...row, content: await outbox.open(row) })));
    if (mine !== drawing) return;
    showCards(waiting, sent);
    showProgress(opened);
  };

  if (!vault.possible || location.pathname !== "/") return;
  document.addEventListener("outbox:changed", () => showToday().catch(() => null));
  showToday().catch(() => null);
  Caseload.ready(() => showSaved().catch(() => null));
})();
