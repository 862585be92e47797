// Answers when the network does not. Keeps files and one page without data; nothing about anybody is kept here.
const KEPT = "caseload-{{ version }}";
const SHELL = "{{ shell|escapejs }}";
const FILES = [{% for file in files %}"{{ file|escapejs }}"{% if not forloop.last %}, {% endif %}{% endfor %}];
const NAMED_BY_CONTENT = {{ hashed|yesno:"true,false" }};
// What the phone may hold a copy of is not waited for as long as the rest, in milliseconds.
const PATIENCE = { kept: 4000, other: 10000 };
// Addresses of pages that the phone may hold a copy of; 0 stands for any key.
const MAY_BE_KEPT = [{% for address in kept %}"{{ address|escapejs }}"{% if not forloop.last %}, {% endif %}{% endfor %}];
const AWAY = [502, 503, 504];

const asked = (url, cache) => new Request(url, { credentials: "omit", cache });

// What is named by its content is taken from the browser's own cache where it lies there: the page has just loaded it.
self.addEventListener("install", (event) => {
  const fetched = [asked(SHELL, "reload"), ...FILES.map((url) => asked(url, NAMED_BY_CONTENT ? "default" : "reload"))];
  event.waitUntil(caches.open(KEPT).then((kept) => kept.addAll(fetched)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  const old = caches.keys().then((names) => Promise.all(names.filter((name) => name !== KEPT).map((name) => caches.delete(name))));
  event.waitUntil(old.then(() => self.clients.claim()));
});

// The page without data learns what it stands for: nothing answered (""), the server has a fault, or a form was sent.
const shell = async (why) => {
  const page = await caches.match(SHELL);
  if (!page) return Response.error();
  const text = (await page.text()).replace("<body ", `<body data-why="${why}" `);
  return new Response(text, { headers: page.headers });
};

const patience = ({ pathname }) => (MAY_BE_KEPT.includes(pathname.replace(/\d+/, "0")) ? PATIENCE.kept : PATIENCE.other);

const page = async (request) => {
  const late = new Promise((resolve) => setTimeout(resolve, patience(new URL(request.url)), null));
  const answer = await Promise.race([fetch(request).catch(() => null), late]);
  return answer && !AWAY.includes(answer.status) ? answer : shell(answer ? "fault" : "");
};

// A form that found no connection: nothing is tried a second time, and what was typed is still there.
const posted = (request) => fetch(request).catch(() => shell("posted"));

// A captive portal answers everything with a page of its own; a script or style sheet is never one.
const isFile = (answer) => answer && answer.ok && !(answer.headers.get("Content-Type") || "").includes("text/html");

const file = async (request) => {
  const kept = await caches.match(request, { ignoreSearch: true });
  if (kept && NAMED_BY_CONTENT) return kept;
  const answer = await fetch(request).catch(() => null);
  return isFile(answer) || !kept ? answer || Response.error() : kept;
};

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== self.location.origin) return;
  if (request.mode === "navigate" && request.method === "POST") event.respondWith(posted(request));
  else if (request.method !== "GET") return;
  else if (request.mode === "navigate") event.respondWith(page(request));
  else if (url.pathname.startsWith("{{ static_url|escapejs }}")) event.respondWith(file(request));
});
