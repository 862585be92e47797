// Sends what the outbox holds, to the addresses that the page carries: data-greeting and data-send.
// A status alone acknowledges nothing: a log-in page or a captive portal answers 200 as well.
import * as outbox from "./outbox.js";
import * as vault from "./vault.js";

const STORED = [201, 200, 202, 409];
const HELD = [202, 409];
const FIRST_WAIT = 5000;
const LONGEST_WAIT = 5 * 60 * 1000;
const PATIENCE = 30000;
let wait = FIRST_WAIT;
let timer;
let standing = "waiting";
let told = {};
let page = "";
let last = 0;
let reached = false;
let next = 0;

// After these outcomes the rest of a round waits, and that is how it stands then.
const STOPS = { login: "login", away: "fault", failed: "waiting" };

// How it stands: "waiting" for a connection, "fault" where the server answers and takes nothing, or "login" when nothing
// goes until somebody logs in; how many went how in the last round, and what stopped it; when was tried, and will be again.
export const state = () => standing;
export const outcomes = () => told;
export const tries = () => ({ last, next });

// Whether the server answered when it was last asked.
export const isReached = () => reached;

// Where the page goes on to after what was sent last; empty: to Today.
export const leadsTo = () => page;

const ask = async (url, options = {}) => {
  const stop = new AbortController();
  const late = setTimeout(() => stop.abort(), PATIENCE);
  try {
    const headers = { "Caseload-Sync": "1", Accept: "application/json", ...options.headers };
    const answer = await fetch(url, { cache: "no-store", redirect: "manual", signal: stop.signal, ...options, headers });
    const isJson = (answer.headers.get("Content-Type") || "").startsWith("application/json");
    return { status: answer.type === "opaqueredirect" ? 401 : answer.status, said: isJson ? await answer.json() : null };
  } catch {
    return { status: 0, said: null };
  } finally {
    clearTimeout(late);
  }
};

const isAcknowledged = (answer, row) => STORED.includes(answer.status) && answer.said?.ack === row.id && answer.said.sha === row.sha;

// Returns the person's token for this round, or null; `state()` then says why.
const greet = async () => {
  const answer = await ask(document.body.dataset.greeting);
  reached = answer.status === 200 && Boolean(answer.said);
  const mine = Number(document.body.dataset.user) || (await vault.owner())?.user;
  if (answer.status === 200 && answer.said?.secret) {
    // Somebody else logged in meanwhile in another tab: this page is of the past.
    if (mine && answer.said.user !== mine) return say("login");
    await vault.open(answer.said.user, answer.said.secret);
    await outbox.reopen(answer.said.epoch);
    return answer.said.csrf;
  }
  return say([401, 403].includes(answer.status) ? "login" : answer.status >= 500 ? "fault" : "waiting");
};

const say = (now) => {
  standing = now;
  outbox.tell();
  return null;
};

const stop = (how) => {
  told.stopped = how;
  return Boolean(say(how));
};

const send = async (row, token, here) => {
  const { said, files } = await outbox.open(row);
  const body = new FormData();
  body.append("said", said);
  files.forEach(([field, file]) => body.append(field, file));
  await outbox.sending(row);
  const headers = { "X-CSRFToken": token, ...(here ? { "Caseload-Page": "1" } : {}) };
  const answer = await ask(document.body.dataset.send, { method: "POST", body, headers });
  if (isAcknowledged(answer, row)) {
    await outbox.acknowledge(row, answer.said.epoch);
    await outbox.reopen(answer.said.epoch);
    page = answer.said.page || "";
    return HELD.includes(answer.status) ? "held" : "sent";
  }
  if (answer.status === 422 && answer.said?.refused === row.id && answer.said.sha === row.sha) {
    await outbox.mark(row, "refused", answer.said.errors);
    return "refused";
  }
  if (answer.status === 400 || answer.status === 413) {
    await outbox.mark(row, "stuck");
    return "stuck";
  }
  // It has answered, and not taken it. A fault with this one visit need not hold up the others.
  if (answer.status >= 500) {
    await outbox.mark(row, "fault");
    return answer.status === 500 ? "fault" : "away";
  }
  return [401, 403].includes(answer.status) ? "login" : "failed";
};

// One tab at a time. The server stores a visit once in any case; this only spares the line.
const alone = (work) => (navigator.locks ? navigator.locks.request("caseload-send", work) : work());

const due = (rows) => rows.filter((row) => row.state !== "refused");

const round = () =>
  alone(async () => {
    told = {};
    const token = await greet();
    if (!token) return stop(standing);
    for (const row of due(await outbox.rows())) {
      const outcome = await send(row, token, false);
      told[outcome] = (told[outcome] || 0) + 1;
      if (outcome in STOPS) return stop(STOPS[outcome]);
    }
    say("waiting");
    return !told.fault;
  });

let running = null;
export const now = () => {
  if (!vault.possible) return Promise.resolve(false);
  clearTimeout(timer);
  running = running || round().catch(() => false).then(async (done) => {
    running = null;
    wait = done ? FIRST_WAIT : Math.min(wait * 2, LONGEST_WAIT);
    const left = due(await outbox.rows().catch(() => []));
    const pause = left.length ? wait * (0.75 + Math.random() / 2) : LONGEST_WAIT;
    timer = setTimeout(now, pause);
    last = Date.now();
    next = last + pause;
    outbox.tell();
    return done;
  });
  return running;
};

export const soon = () => {
  wait = FIRST_WAIT;
  return now();
};

// One visit, while its page waits: how it went, or "failed" when the line is too slow to wait for.
export const sendHere = (row, patience) => {
  const work = alone(async () => {
    const token = await greet();
    if (!token && standing === "fault") await outbox.mark(row, "fault");
    return token ? send(row, token, true) : "failed";
  }).catch(() => "failed");
  return Promise.race([work, new Promise((resolve) => setTimeout(resolve, patience, "failed"))]);
};

// Only what was never sent; and nothing is sent while it is taken back.
export const takeBack = (id) => alone(() => outbox.takeBack(id));
