// Keeps Today and what its links [data-keep-page] lead to (the forms of the households, the list of unsent visits) on the
// phone, encrypted, so that they can be opened without a connection; and brings the service worker that opens them.
import { now } from "./sync.js";
import * as vault from "./vault.js";

const FRESH = 6 * 3600 * 1000;
const KEPT_AT_MOST = 80;
const PATIENCE = 5000;
const body = document.body.dataset;

const capture = (page) => {
  const copy = page.body.cloneNode(true);
  copy.querySelectorAll("script, [data-saved], .error-summary, [data-draft-done]").forEach((part) => part.remove());
  return {
    title: page.title,
    size: page.documentElement.dataset.size,
    body: copy.innerHTML,
    attributes: [...page.body.attributes].map(({ name, value }) => [name, value]),
    styles: [...page.querySelectorAll('link[rel="stylesheet"]')].map((link) => link.getAttribute("href")),
  };
};

// Style sheets of this page only. Those of all pages, and every script, the service worker keeps.
const keepStyles = async (urls) => {
  const name = (await caches.keys()).find((one) => one.startsWith("caseload-"));
  if (!name) return;
  const kept = await caches.open(name);
  for (const url of urls) {
    if (!(await kept.match(url))) await kept.add(new Request(url, { credentials: "omit" })).catch(() => null);
  }
};

const keep = async (path, page, stamp) => {
  const mine = await vault.owner();
  // A captive portal or a log-in page is no page of this person.
  if (!mine || page.body.dataset.user !== String(mine.user)) return;
  const name = `${mine.user} ${path}`;
  const content = capture(page);
  await keepStyles(content.styles);
  const at = page === document ? performance.timeOrigin : Date.now();
  await vault.put("pages", { name, user: mine.user, at, size: content.size, stamp, box: await vault.seal(mine.key, name, content) });
};

const fetchPage = async (path, stamp) => {
  const answer = await fetch(path, { redirect: "manual", cache: "no-store" });
  if (answer.ok) await keep(path, new DOMParser().parseFromString(await answer.text(), "text/html"), stamp);
  return answer.ok;
};

// Each page with what is said about it beside the link: when that changes, the page has changed.
const wanted = () => {
  const paths = new Map();
  document.querySelectorAll("main a[data-keep-page]").forEach((link) => {
    const path = link.getAttribute("href");
    if (!paths.has(path)) paths.set(path, (link.closest(".card, li") || link).textContent.replace(/\s+/g, " "));
  });
  return [...paths].slice(0, KEPT_AT_MOST);
};

const isFresh = (had, stamp) =>
  had && had.stamp === stamp && Date.now() - had.at < FRESH && new Date(had.at).toDateString() === new Date().toDateString();

const refresh = async () => {
  const mine = await vault.owner();
  if (!mine) return;
  const asked = wanted();
  await keep(body.today, document, "");
  const names = new Set([body.today, ...asked.map(([path]) => path)].map((path) => `${mine.user} ${path}`));
  for (const row of await vault.all("pages")) if (row.user === mine.user && !names.has(row.name)) await vault.remove("pages", row.name);
  for (const [path, stamp] of asked) {
    const had = await vault.read("pages", `${mine.user} ${path}`);
    if (!isFresh(had, stamp) && !(await fetchPage(path, stamp))) return;
  }
};

const begin = async () => {
  await navigator.serviceWorker.register(body.worker).catch(() => null);
  if (navigator.storage?.persist) navigator.storage.persist();
  if (location.pathname !== body.today) return;
  await Promise.race([navigator.serviceWorker.ready, new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
  await now();
  await refresh();
  document.documentElement.dataset.kept = "yes";
};

if (vault.possible && "serviceWorker" in navigator && "worker" in body && !("offline" in body)) {
  window.addEventListener("load", () => begin().catch(() => null));
}
