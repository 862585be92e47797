// What is taken back on the page (<form data-undo>, with its key in the address) is forgotten here as well.
import { forget } from "./outbox.js";
import { possible } from "./vault.js";

const KEY = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/;

document.addEventListener("submit", (event) => {
  const [key] = (possible && event.target.matches("[data-undo]") && KEY.exec(event.target.action)) || [];
  if (key) forget(key);
});
