// The page without data: shows what the phone kept of the page that was asked for, and says how old it is. Then all
// behaviours begin, as on a page of the server. data-instead: pairs of a page that is never kept and the one in its place;
// data-why: "", "fault" where the server answered with one, "posted" where a form found no connection.
import { clock, day, moment } from "./moments.js";
import { unpack } from "./packed.js";
import * as vault from "./vault.js";

const LEFT_OUT = "script, [data-saved], .error-summary, [data-draft-done]";
const body = document.body.dataset;

// Where a page is kept: under its address with what it asks, without it, or one that stands in its place.
const places = () => {
  const pairs = body.instead.trim().split(/\s+/);
  const at = pairs.indexOf(location.pathname);
  return at >= 0 && at % 2 === 0 ? [pairs[at + 1]] : [location.pathname + location.search, location.pathname];
};

const read = async (mine, path) => {
  const name = `${mine.user} ${path}`;
  const row = await vault.read("pages", name);
  if (!row) return null;
  const html = await unpack(await vault.unsealBytes(mine.key, name, row.box));
  return { page: new DOMParser().parseFromString(html, "text/html"), at: row.at };
};

const find = async (mine) => {
  for (const path of places()) {
    const kept = await read(mine, path);
    if (kept) return { ...kept, isWhole: path === location.pathname && location.search !== "" };
  }
  return null;
};

// The type size in which Today was last opened.
const sizeOf = async (mine) => (await vault.read("pages", `${mine.user} ${body.today}`))?.size || "a";

const show = ({ page, at }) => {
  [...page.body.attributes].forEach(({ name, value }) => document.body.setAttribute(name, value));
  document.body.dataset.offline = at;
  document.title = page.title;
  page.body.querySelectorAll(LEFT_OUT).forEach((part) => part.remove());
  document.body.replaceChildren(...page.body.childNodes);
};

// What can be read here and not saved says so beside its button, before anybody types.
const sayNeeds = (words) =>
  document
    .querySelectorAll(".page-body form[method=post]:not([data-outbox], [data-outbox-kind], [data-submit-often])")
    .forEach((form) => form.append(words.cloneNode(true)));

const tell = (notice, { at, isWhole }) => {
  const [lead, words, whole] = ["[data-lead]", "[data-words]", "[data-whole]"].map((part) => notice.querySelector(part));
  if (!isWhole || !document.querySelector("[data-filter]")) whole.remove();
  if (body.why === "fault") lead.textContent = lead.dataset.fault;
  const isToday = day(at) === day(Date.now());
  words.textContent = words.dataset.words.replace("{time}", isToday ? clock(at) : moment(at));
  document.querySelector(".page-body").prepend(notice);
};

// A form kept this morning is filled in now: its own key, the hour, and a next day that the rule sets on arrival.
const renew = (at) => {
  const keys = "form[data-outbox] input[name=id], form[data-outbox-kind] input[name=once]";
  document.querySelectorAll(keys).forEach((input) => (input.value = crypto.randomUUID()));
  const about = new URLSearchParams(location.search).get("household");
  document.querySelectorAll("form[data-outbox-kind] select[name=household]").forEach((select) => about && (select.value = about));
  const form = document.querySelector("form[data-visit-form]");
  if (!form) return;
  const now = `${day(Date.now())}T${clock(Date.now())}`;
  form.elements.visited_at.setAttribute("value", now);
  const said = form.querySelector('[data-said="visited_at"]');
  if (said) said.textContent = (said.dataset.today || "{time}").replace("{time}", now.slice(-5));
  if (form.elements.next_visit_on && day(at) !== day(Date.now())) form.elements.next_visit_on.setAttribute("value", "");
};

// A page that is not kept: it still has the way on that every page has.
const showWays = async (mine) => {
  const tabs = (await read(mine, body.today))?.page.querySelector(".tabs-bar");
  if (tabs) document.body.append(tabs);
};

const begin = async () => {
  const isPosted = body.why === "posted";
  document.querySelector("[data-not-saved]").hidden = !isPosted;
  document.querySelector("[data-not-kept]").hidden = isPosted;
  const mine = await vault.owner();
  if (!mine) return;
  document.documentElement.dataset.size = await sizeOf(mine);
  const kept = isPosted ? null : await find(mine);
  if (!kept) return showWays(mine);
  const [notice, needs] = ["[data-offline-notice]", "[data-needs-notice]"].map((part) => document.querySelector(part).content);
  show(kept);
  renew(kept.at);
  sayNeeds(needs);
  tell(notice.cloneNode(true), kept);
};

begin()
  .catch(() => null)
  .then(() => import("./main.js"));
