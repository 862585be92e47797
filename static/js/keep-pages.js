// Keeps on the phone, encrypted, what can be opened without a connection: Today, the pages that the body names
// (data-keeps), and those that each household and matter of the first of them names beside its stamp; and brings the
// service worker that opens them. data-pages gives many at once.
import { pack } from "./packed.js";
import { now } from "./sync.js";
import * as vault from "./vault.js";

const FRESH = { stamped: 7 * 24 * 3600 * 1000, other: 3600 * 1000 };
const AT_ONCE = 16;
const PATIENCE = 5000;
const body = document.body.dataset;
const named = (element) => element.dataset.keeps.split(/\s+/).filter(Boolean);

const keep = async (mine, path, html, stamp, at = Date.now()) => {
  const name = `${mine.user} ${path}`;
  const size = document.documentElement.dataset.size;
  const box = await vault.seal(mine.key, name, await pack(html));
  await vault.put("pages", { name, user: mine.user, at, size, stamp, box });
};

// {path: page} of those that the person may see; null where the server, or somebody in its place, gave no such answer.
const fetchPages = async (mine, paths) => {
  const asked = new URLSearchParams(paths.map((path) => ["page", path]));
  const answer = await fetch(`${body.pages}?${asked}`, { redirect: "manual", cache: "no-store" });
  const isJson = (answer.headers.get("Content-Type") || "").startsWith("application/json");
  const said = answer.ok && isJson ? await answer.json() : null;
  if (said?.user !== mine.user) return null;
  return new Map(Object.entries(said.pages).map(([path, numbers]) => [path, numbers.map((n) => said.lines[n]).join("\n")]));
};

// Each page with its stamp: when that changes, the page has changed. That of a form has the day in it.
const wanted = (others, list) => {
  const households = [...new DOMParser().parseFromString(list, "text/html").querySelectorAll("main [data-keeps]")];
  const ofHouseholds = households.flatMap((row) => named(row).map((path) => [path, row.dataset.stamp]));
  return new Map([...others.map((path) => [path, ""]), ...ofHouseholds]);
};

// Pages of one kind have most of their lines in common: together they travel as one.
const kindOf = (path) => path.replace(/\d+/, "0");
const byKind = (one, other) => kindOf(one).localeCompare(kindOf(other));

const isFresh = (had, stamp) => had && had.stamp === stamp && Date.now() - had.at < (stamp ? FRESH.stamped : FRESH.other);

const refresh = async () => {
  const mine = await vault.owner();
  if (!mine || body.user !== String(mine.user)) return;
  await keep(mine, body.today, document.documentElement.outerHTML, "", performance.timeOrigin);
  const [list, ...others] = named(document.body);
  const html = (await fetchPages(mine, [list]))?.get(list);
  if (!html) return;
  await keep(mine, list, html, "");
  const paths = wanted(others, html);
  const had = new Map((await vault.all("pages")).filter((row) => row.user === mine.user).map((row) => [row.name, row]));
  const nameOf = (path) => `${mine.user} ${path}`;
  const names = new Set([body.today, list, ...paths.keys()].map(nameOf));
  for (const name of had.keys()) if (!names.has(name)) await vault.remove("pages", name);
  const stale = [...paths.keys()].filter((path) => !isFresh(had.get(nameOf(path)), paths.get(path))).sort(byKind);
  for (let n = 0; n < stale.length; n += AT_ONCE) {
    const asked = stale.slice(n, n + AT_ONCE);
    const pages = await fetchPages(mine, asked);
    if (!pages) return;
    for (const path of asked) {
      if (pages.has(path)) await keep(mine, path, pages.get(path), paths.get(path));
      else await vault.remove("pages", nameOf(path));
    }
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
