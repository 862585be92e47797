// Says what is still on this phone, wherever it matters. The figures are counted from the outbox each time it changes.
import * as outbox from "./outbox.js";
import { isReached, state } from "./sync.js";
import { showList, showTries } from "./unsent-list.js";
import { possible } from "./vault.js";

const find = (selector) => [...document.querySelectorAll(selector)];

// What needs a person comes before what goes by itself.
const standing = (rows) => ["refused", "stuck", "fault"].find((how) => rows.some((row) => row.state === how)) || state();

const showNotice = (rows) =>
  find("[data-unsent-notice]").forEach((notice) => {
    const said = notice.dataset;
    const put = (name, words) => (notice.querySelector(name).textContent = words);
    const isOld = rows.some(outbox.isOld);
    const how = standing(rows);
    const words = said[how];
    put("[data-n]", rows.length);
    put("[data-noun]", rows.length === 1 ? said.one : said.many);
    put("[data-words]", isOld ? `${said.old} ${words}` : words);
    notice.classList.toggle("notice-warn", isOld || how !== "waiting");
    const isPlain = "quiet" in said && !isOld && how === "waiting";
    notice.hidden = rows.length === 0 || isPlain;
  });

const showCount = (rows) =>
  find("[data-unsent-count]").forEach((mark) => {
    mark.querySelector("[data-n]").textContent = rows.length;
    mark.hidden = rows.length === 0;
  });

// In the bar of Today: that all is sent, that there is no signal and work goes on, or that the server takes nothing.
const showLine = (rows) =>
  find("[data-line]").forEach((line) => {
    line.hidden = false;
    line.querySelector("[data-all-sent]").hidden = rows.length > 0;
    line.querySelector("[data-carry-on]").hidden = rows.length === 0 || standing(rows) === "fault";
    line.querySelector("[data-not-taken]").hidden = rows.length === 0 || standing(rows) !== "fault";
  });

// A page that is shown as it was kept: the connection may be there again meanwhile.
const showReached = () =>
  find("[data-as-kept]").forEach((notice) => {
    notice.querySelector("[data-lead]").hidden = isReached();
    notice.querySelector("[data-reached]").hidden = !isReached();
  });

const show = async () => {
  const rows = await outbox.rows().catch(() => []);
  showNotice(rows);
  showCount(rows);
  showLine(rows);
  showTries();
  showReached();
  await showList(rows);
  document.documentElement.dataset.unsent = rows.length;
};

if (possible) {
  document.addEventListener("outbox:changed", show);
  show();
} else {
  find("[data-cannot-keep]").forEach((notice) => (notice.hidden = false));
}
