// Sends what waits on the phone of somebody who records visits (data-syncs): on opening, when the network is back, when
// the page becomes visible; and then by timer.
import { now, soon } from "./sync.js";
import { possible } from "./vault.js";

if (possible && "syncs" in document.body.dataset) {
  window.addEventListener("online", soon);
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && soon());
  window.addEventListener("pageshow", (event) => event.persisted && soon());
  now();
}
