// Keeps Today, the forms of the households on it and the list of unsent visits on the phone, encrypted, so that they can
// be opened without a connection; and brings the service worker that opens them.
(() => {
  const { vault } = Caseload;
  const FRESH = 6 * 3600 * 1000;
  const KEPT_AT_MOST = 80;

  const capture = (page) => {
    const copy = page.body.cloneNode(true);
    copy.querySelectorAll("script, .saved, .error-summary, [data-draft-done]").forEach((part) => part.remove());
    return {
      title: page.title,
      size: page.documentElement.dataset.size,
      body: copy.innerHTML,
      attributes: [...page.body.attributes].map(({ name, value }) => [name, value]),
      styles: [...page.querySelectorAll('link[rel="stylesheet"]')].map((link) => link.getAttribute("href")),
      scripts: [...page.querySelectorAll("script[src]")].map((script) => script.getAttribute("src")),
    };
  };

  const keep = async (path, page, stamp) => {
    const mine = await vault.owner();
    // A captive portal or a log-in page is no page of this person.
    if (!mine || page.body.dataset.user !== String(mine.user)) return;
    const name = `${mine.user} ${path}`;
    const content = capture(page);
    await keepFiles([...content.styles, ...content.scripts]);
    const at = page === document ? performance.timeOrigin : Date.now();
    await vault.put("pages", { name, user: mine.user, at, size: content.size, stamp, box: await vault.seal(mine.key, name, content) });
  };

  // Style sheets and scripts only: files of the program, the same for everybody.
  const keepFiles = async (urls) => {
    const name = (await caches.keys()).find((one) => one.startsWith("caseload-"));
    if (!name) return;
    const kept = await caches.open(name);
    for (const url of urls) {
      if (!url.startsWith("/static/") || (await kept.match(url))) continue;
      await kept.add(new Request(url, { credentials: "omit" })).catch(() => null);
    }
  };

  const fetchPage = async (path, stamp) => {
    const answer = await fetch(path, { redirect: "manual", cache: "no-store" });
    if (answer.ok) await keep(path, new DOMParser().parseFromString(await answer.text(), "text/html"), stamp);
    return answer.ok;
  };

  const wanted = () => {
    const paths = new Map([["/visits/unsent/", ""]]);
    document.querySelectorAll('main a[href^="/visits/new/"]').forEach((link) => {
      const place = link.closest(".card, li");
      const path = link.getAttribute("href").split("?")[0];
      if (!paths.has(path)) paths.set(path, (place || link).textContent.replace(/\s+/g, " "));
    });
    return [...paths].slice(0, KEPT_AT_MOST);
  };

  const refresh = async () => {
    const mine = await vault.owner();
    if (!mine) return;
    const asked = wanted();
    await keep("/", document, "");
    const names = new Set(["/", ...asked.map(([path]) => path)].map((path) => `${mine.user} ${path}`));
    for (const row of await vault.all("pages")) if (row.user === mine.user && !names.has(row.name)) await vault.remove("pages", row.name);
    for (const [path, stamp] of asked) {
      const had = await vault.read("pages", `${mine.user} ${path}`);
      const isFresh = had && had.stamp === stamp && Date.now() - had.at < FRESH && new Date(had.at).toDateString() === new Date().toDateString();
      if (!isFresh && !(await fetchPage(path, stamp))) return;
    }
  };

  const begin = async () => {
    await navigator.serviceWorker.register(`/sw.js?lang=${document.documentElement.lang.toLowerCase()}`).catch(() => null);
    if (navigator.storage?.persist) navigator.storage.persist();
    if (location.pathname !== "/") return;
    await Promise.race([navigator.serviceWorker.ready, new Promise((resolve) => setTimeout(resolve, 5000))]);
    await Caseload.sync.now();
    await refresh();
    document.documentElement.dataset.kept = "yes";
  };

  // On the home screen the application opens by itself; the browser says when it can be put there.
  let offer = null;
  window.addEventListener("beforeinstallprompt", (event) => {
    const card = document.querySelector("[data-install]");
    if (!card) return;
    event.preventDefault();
    offer = event;
    card.hidden = false;
    card.querySelector("button").addEventListener("click", () => offer.prompt());
  });

  if (!vault.possible || !("serviceWorker" in navigator) || !("syncs" in document.body.dataset) || "offline" in document.body.dataset) return;
  window.addEventListener("load", () => begin().catch(() => null));
})();
