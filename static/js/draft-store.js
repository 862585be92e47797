// Where drafts lie. A draft belongs to one person: it lies encrypted in their part of the vault, or in plain storage where
// encryption is not to be had. It lives seven days, and logging out removes all of theirs.
import * as sync from "./sync.js";
import * as vault from "./vault.js";

const PREFIX = "draft:";
const WEEK = 7 * 24 * 3600 * 1000;
const user = document.body.dataset.user;
const nameOf = (key) => `${PREFIX}${user}:${key}`;
const plainNames = () => Object.keys(localStorage).filter((name) => name.startsWith(PREFIX));

const plain = {
  put: async (key, draft) => localStorage.setItem(nameOf(key), JSON.stringify(draft)),
  get: async (key) => JSON.parse(localStorage.getItem(nameOf(key))),
  remove: async (key) => localStorage.removeItem(nameOf(key)),
  sweep: async (test) =>
    plainNames()
      .filter((name) => test({ mine: name.startsWith(`${PREFIX}${user}:`), ...JSON.parse(localStorage.getItem(name)) }))
      .forEach((name) => localStorage.removeItem(name)),
};

const sealed = (mine) => ({
  put: async (key, draft) => {
    const { at, once } = draft;
    await vault.put("drafts", { name: nameOf(key), user: mine.user, at, once, box: await vault.seal(mine.key, nameOf(key), draft) });
  },
  get: async (key) => {
    const row = await vault.read("drafts", nameOf(key));
    return row && vault.unseal(mine.key, nameOf(key), row.box);
  },
  remove: (key) => vault.remove("drafts", nameOf(key)),
  sweep: async (test) => {
    for (const row of await vault.all("drafts")) if (test({ mine: row.user === mine.user, ...row })) await vault.remove("drafts", row.name);
  },
});

const place = (async () => {
  const mine = vault.possible && user ? (await vault.owner()) || (await sync.now(), await vault.owner()) : null;
  return mine ? sealed(mine) : plain;
})().catch(() => plain);

// A draft that is done with is not written again by a form that is still on the screen.
const closed = new Set();

// Whether it was kept: storage may be full or forbidden, and the form works all the same.
export const keep = async (key, pairs) => {
  const once = pairs.find(([name]) => name === "once")?.[1];
  const draft = { at: Date.now(), once, pairs };
  const there = await place;
  return !closed.has(key) && there.put(key, draft).then(() => true, () => false);
};

export const find = async (key) => (await place).get(key);

export const done = async (key) => {
  closed.add(key);
  await (await place).remove(key);
};

export const removeOld = async () => (await place).sweep(({ at }) => Date.now() - at > WEEK);
export const removeMine = async () => (await place).sweep(({ mine }) => mine);

// That of the form which the server has saved, whatever page it was on.
export const removeSaved = async (key) => (await place).sweep(({ mine, once }) => mine && once === key);

// Those of everybody: in plain storage they lie in the open.
export const removePlain = () => plainNames().forEach((name) => localStorage.removeItem(name));
