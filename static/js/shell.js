// The page without data: shows what the phone kept of the page that was asked for, and says how old it is.
(async () => {
  const { vault } = Caseload;
  const ZONE = "Asia/Shanghai";
  const street = (at, options) => new Intl.DateTimeFormat("sv-SE", { timeZone: ZONE, ...options }).format(at);

  const day = (at) => street(at, { dateStyle: "short" });

  const load = (src) =>
    new Promise((resolve) => {
      const script = document.createElement("script");
      script.src = src;
      script.onload = script.onerror = resolve;
      document.body.append(script);
    });

  const show = (kept) => {
    const notice = document.querySelector("[data-offline-notice]").content.cloneNode(true);
    kept.attributes.forEach(([name, value]) => document.body.setAttribute(name, value));
    document.body.dataset.offline = kept.at;
    document.title = kept.title;
    kept.styles.filter((href) => !document.querySelector(`link[href="${href}"]`)).forEach((href) => {
      const link = document.createElement("link");
      link.rel = "stylesheet";
      link.href = href;
      document.head.append(link);
    });
    document.body.innerHTML = kept.body;
    return notice;
  };

  const tell = (notice, at) => {
    const words = notice.querySelector("[data-words]");
    const isToday = day(at) === day(Date.now());
    words.textContent = words.dataset.words.replace("{time}", street(at, { dateStyle: isToday ? undefined : "short", timeStyle: "short" }));
    document.querySelector(".page-body").prepend(notice);
  };

  // A form kept this morning is filled in now: its own key, the hour, and a next day that the rule sets on arrival.
  const renew = (at) => {
    document.querySelectorAll("form[data-outbox] input[name=id]").forEach((input) => (input.value = crypto.randomUUID()));
    const form = document.querySelector("form[data-visit-form]");
    if (!form) return;
    const now = street(Date.now(), { dateStyle: "short", timeStyle: "short" }).replace(" ", "T");
    form.elements.visited_at.setAttribute("value", now);
    const said = form.querySelector('[data-said="visited_at"]');
    if (said) said.textContent = (said.dataset.today || "{time}").replace("{time}", now.slice(-5));
    if (form.elements.next_visit_on && day(at) !== day(Date.now())) form.elements.next_visit_on.setAttribute("value", "");
  };

  const mine = await vault.owner();
  const name = mine && `${mine.user} ${location.pathname}`;
  const row = mine && (await vault.read("pages", name));
  if (!row) return;
  const kept = await vault.unseal(mine.key, name, row.box);
  const have = [...document.scripts].map((script) => script.getAttribute("src"));
  const rows = (await vault.all("pages")).filter((one) => one.user === mine.user);
  document.documentElement.dataset.size = rows.reduce((a, b) => (a.at > b.at ? a : b)).size || kept.size;
  const notice = show({ ...kept, at: row.at });
  renew(row.at);
  tell(notice, row.at);
  for (const src of kept.scripts.filter((one) => !have.includes(one))) await load(src);
  document.dispatchEvent(new CustomEvent("page:shown"));
  document.documentElement.dataset.shown = "yes";
})();
