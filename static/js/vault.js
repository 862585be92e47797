// The phone's own store. Everything said about people lies in it encrypted (AES-GCM) under a key that cannot be read
// out, one for each person. The key is derived from a secret that the server gives to that person alone, and from salt
// of this phone; logging out throws the key away, logging in makes the same one again. docs/offline.md tells more.
const STORES = { keys: "user", salts: "user", outbox: "id", sent: "id", pages: "name", drafts: "name" };
const LOCAL = ["pages"];
export const possible = Boolean(window.isSecureContext && window.crypto && crypto.subtle && window.indexedDB);
let opening;
let known = null;

const finished = (asked) =>
  new Promise((resolve, reject) => {
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });

const database = () => {
  if (opening) return opening;
  const asked = indexedDB.open("caseload", 1);
  asked.onupgradeneeded = () => Object.entries(STORES).forEach(([name, keyPath]) => asked.result.createObjectStore(name, { keyPath }));
  opening = finished(asked);
  opening.then((db) => (db.onclose = () => (opening = null)), () => (opening = null));
  return opening;
};

// Resolves only when the disk has it. `work(store)` must not wait for anything else than requests to the stores.
export const change = async (names, work) => {
  const transaction = (await database()).transaction(names, "readwrite", { durability: "strict" });
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = transaction.onerror = () => reject(transaction.error);
    work((name) => transaction.objectStore(name));
  });
};

export const read = async (name, key) => finished((await database()).transaction(name).objectStore(name).get(key));
export const all = async (name) => finished((await database()).transaction(name).objectStore(name).getAll());
export const put = (name, row) => change([name], (store) => store(name).put(row));
export const remove = (name, key) => change([name], (store) => store(name).delete(key));

const bytes = (hex) => Uint8Array.from(hex.match(/../g), (pair) => parseInt(pair, 16));

// `user` is logged in: make or find this person's key, and put away what others left open.
export const open = async (user, secret) => {
  if (!possible) return null;
  await closeOthers(user);
  const found = await read("keys", user);
  if (found || !secret) return (known = found || null);
  const fresh = { user, salt: crypto.getRandomValues(new Uint8Array(16)) };
  await change(["salts"], (store) => (store("salts").get(user).onsuccess = (event) => event.target.result || store("salts").put(fresh)));
  const { salt } = await read("salts", user);
  const base = await crypto.subtle.importKey("raw", bytes(secret), "HKDF", false, ["deriveKey"]);
  const how = { name: "HKDF", hash: "SHA-256", salt, info: new TextEncoder().encode("caseload outbox") };
  const key = await crypto.subtle.deriveKey(how, base, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
  known = { user, key };
  await put("keys", known);
  return known;
};

const closeOthers = async (user) => {
  const others = (await all("keys")).filter((row) => row.user !== user);
  for (const row of others) await lock(row.user);
};

// The key and what was copied from the server go; what this person wrote stays, unreadable until they log in again.
export const lock = async (user) => {
  known = null;
  const rows = await Promise.all(LOCAL.map(all));
  await change(["keys", ...LOCAL], (store) => {
    store("keys").delete(user);
    LOCAL.forEach((name, at) => rows[at].filter((row) => row.user === user).forEach((row) => store(name).delete(row[STORES[name]])));
  });
};

// Whose phone it is just now: the person whose page this is, or without a connection the one logged in last.
export const owner = async () => {
  if (!possible) return null;
  const user = Number(document.body.dataset.user) || 0;
  if (known && (!user || known.user === user)) return known;
  if (user) return open(user);
  const [last] = await all("keys");
  return (known = last || null);
};

export const seal = async (key, about, content) => {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const plain = content instanceof ArrayBuffer ? content : new TextEncoder().encode(JSON.stringify(content));
  const data = await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData: new TextEncoder().encode(about) }, key, plain);
  return { iv, data };
};

export const unsealBytes = (key, about, box) => crypto.subtle.decrypt({ name: "AES-GCM", iv: box.iv, additionalData: new TextEncoder().encode(about) }, key, box.data);
export const unseal = async (key, about, box) => JSON.parse(new TextDecoder().decode(await unsealBytes(key, about, box)));
