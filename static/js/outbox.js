// What was saved here and is not yet acknowledged (visits, and forms of other kinds), and for 72 hours what is. A row is
// encrypted but for ids, kind, times, state and the hash of its content; it leaves the outbox only for an acknowledgement of id and hash.
import * as vault from "./vault.js";

const KEEP_SENT = 72 * 3600 * 1000;
const OLD = 24 * 3600 * 1000;
const news = "BroadcastChannel" in window ? new BroadcastChannel("caseload-outbox") : null;

export const tell = () => {
  document.dispatchEvent(new CustomEvent("outbox:changed"));
  if (news) news.postMessage("changed");
};
if (news) news.onmessage = () => document.dispatchEvent(new CustomEvent("outbox:changed"));

const hex = (buffer) => [...new Uint8Array(buffer)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
const sha256 = async (buffer) => hex(await crypto.subtle.digest("SHA-256", buffer));
const sealedFor = (row) => `${row.user} ${row.id}`;

export const rows = async (store = "outbox") => {
  const mine = await vault.owner();
  if (!mine) return [];
  return (await vault.all(store)).filter((row) => row.user === mine.user).sort((a, b) => a.at - b.at);
};

// What it says goes as one text, so that both sides hash the same bytes; files travel beside it.
export const add = async ({ id, kind = "visit", household, of = household, name, pairs, files, wrote = "", notHome = false }) => {
  const mine = await vault.owner();
  if (!mine) throw new Error("nobody is logged in on this phone");
  const at = Date.now();
  const before = await vault.read("outbox", id);
  const row = { id, kind, user: mine.user, household, of, at, state: "waiting", tried: Boolean(before?.tried), files: [] };
  const hashes = [];
  const parts = [];
  for (const [field, file] of files) {
    const content = await file.arrayBuffer();
    hashes.push([field, await sha256(content)]);
    parts.push({ field, name: file.name, type: file.type });
    row.files.push(await vault.seal(mine.key, sealedFor(row), content));
  }
  const said = JSON.stringify({ id, kind, author: mine.user, household, name, kept_at: new Date(at).toISOString(), pairs, files: hashes, not_home: notHome });
  row.sha = await sha256(new TextEncoder().encode(said));
  row.box = await vault.seal(mine.key, sealedFor(row), { said, parts, name, wrote });
  await vault.put("outbox", row);
  tell();
  return row;
};

export const open = async (row) => {
  const { key } = await vault.owner();
  const content = await vault.unseal(key, sealedFor(row), row.box);
  const files = await Promise.all(
    row.files.map(async (box, n) => [content.parts[n].field, new File([await vault.unsealBytes(key, sealedFor(row), box)], content.parts[n].name, { type: content.parts[n].type })])
  );
  return { ...content, files, pairs: JSON.parse(content.said).pairs, notHome: JSON.parse(content.said).not_home };
};

// Only the very content that was acknowledged leaves: it may have been changed while it was on its way.
export const acknowledge = async (row, epoch) => {
  await vault.change(["outbox", "sent"], (store) => {
    store("outbox").get(row.id).onsuccess = (event) => {
      const now = event.target.result;
      if (!now || now.sha !== row.sha) return;
      store("sent").put({ ...now, epoch, sentAt: Date.now() });
      store("outbox").delete(row.id);
    };
  });
  tell();
};

export const mark = async (row, state, errors = null) => {
  const { key } = await vault.owner();
  const refusal = errors && (await vault.seal(key, sealedFor(row), errors));
  await change(row, (now) => ({ ...now, state, refusal }));
  tell();
};

// From now on it may have arrived, whatever is heard of it: only what was never sent can be taken back here.
export const sending = async (row) => row.tried || (await change(row, (now) => ({ ...now, tried: true })));

const change = (row, changed) =>
  vault.change(["outbox"], (store) => {
    store("outbox").get(row.id).onsuccess = (event) => {
      const now = event.target.result;
      if (now && now.sha === row.sha) store("outbox").put(changed(now));
    };
  });

export const takeBack = async (id) => {
  let taken = null;
  await vault.change(["outbox"], (store) => {
    store("outbox").get(id).onsuccess = (event) => {
      const now = event.target.result;
      if (!now || now.tried) return;
      taken = now;
      store("outbox").delete(id);
    };
  });
  if (taken) tell();
  return taken;
};

// What the server refused was stored nowhere: its author may let it go.
export const drop = async (id) => {
  await vault.change(["outbox"], (store) => {
    store("outbox").get(id).onsuccess = (event) => event.target.result?.state === "refused" && store("outbox").delete(id);
  });
  tell();
};

// Where its form is: the page of what it is about. Rows of before say only their household.
export const about = (row) => row.of ?? row.household;

export const errors = async (row) => (row.refusal ? vault.unseal((await vault.owner()).key, sealedFor(row), row.refusal) : []);

// The server was restored from a backup: what it acknowledged before may be gone, so all of it goes again.
export const reopen = async (epoch) => {
  const sent = await rows("sent");
  const again = sent.filter((row) => row.epoch !== epoch && Date.now() - row.sentAt < KEEP_SENT);
  const gone = sent.filter((row) => Date.now() - row.sentAt >= KEEP_SENT);
  if (!again.length && !gone.length) return;
  await vault.change(["outbox", "sent"], (store) => {
    again.forEach((row) => store("outbox").put({ ...row, state: "waiting" }));
    [...again, ...gone].forEach((row) => store("sent").delete(row.id));
  });
  tell();
};

// Taken back on the page: a copy kept for a restored server must not bring it to life again.
export const forget = (id) => vault.remove("sent", id);

export const isOld = (row) => Date.now() - row.at > OLD;
