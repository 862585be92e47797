// The page without data: shows what the phone kept of the page that was asked for, and says how old it is. Then all
// behaviours begin, as on a page of the server.
import * as vault from "./vault.js";

const ZONE = "Asia/Shanghai";
const street = (at, options) => new Intl.DateTimeFormat("sv-SE", { timeZone: ZONE, ...options }).format(at);
const day = (at) => street(at, { dateStyle: "short" });
const clock = (at) => street(at, { timeStyle: "short" });

// The page of this address, opened; in the type size that was chosen last.
const find = async () => {
  const mine = await vault.owner();
  if (!mine) return null;
  const name = `${mine.user} ${location.pathname}`;
  const row = await vault.read("pages", name);
  if (!row) return null;
  const kept = await vault.unseal(mine.key, name, row.box);
  const rows = (await vault.all("pages")).filter((one) => one.user === mine.user);
  return { ...kept, at: row.at, size: rows.reduce((a, b) => (a.at > b.at ? a : b)).size || kept.size };
};

const show = (kept) => {
  kept.attributes.forEach(([name, value]) => document.body.setAttribute(name, value));
  document.body.dataset.offline = kept.at;
  document.documentElement.dataset.size = kept.size;
  document.title = kept.title;
  kept.styles.filter((href) => !document.querySelector(`link[href="${href}"]`)).forEach((href) => {
    document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href }));
  });
  document.body.innerHTML = kept.body;
};

const tell = (notice, at) => {
  const [lead, words] = [notice.querySelector("[data-lead]"), notice.querySelector("[data-words]")];
  if ("answered" in document.body.dataset) lead.textContent = lead.dataset.fault;
  const isToday = day(at) === day(Date.now());
  words.textContent = words.dataset.words.replace("{time}", isToday ? clock(at) : `${day(at)} ${clock(at)}`);
  document.querySelector(".page-body").prepend(notice);
};

// A form kept this morning is filled in now: its own key, the hour, and a next day that the rule sets on arrival.
const renew = (at) => {
  document.querySelectorAll("form[data-outbox] input[name=id]").forEach((input) => (input.value = crypto.randomUUID()));
  const form = document.querySelector("form[data-visit-form]");
  if (!form) return;
  const now = `${day(Date.now())}T${clock(Date.now())}`;
  form.elements.visited_at.setAttribute("value", now);
  const said = form.querySelector('[data-said="visited_at"]');
  if (said) said.textContent = (said.dataset.today || "{time}").replace("{time}", now.slice(-5));
  if (form.elements.next_visit_on && day(at) !== day(Date.now())) form.elements.next_visit_on.setAttribute("value", "");
};

const begin = async () => {
  const kept = await find();
  if (!kept) return;
  const notice = document.querySelector("[data-offline-notice]").content.cloneNode(true);
  show(kept);
  renew(kept.at);
  tell(notice, kept.at);
};

begin()
  .catch(() => null)
  .then(() => import("./main.js"));
