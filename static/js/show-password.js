// A password can be shown: <button data-show-password="id of its field" hidden>.
import { each } from "./page.js";

each("[data-show-password]", (button) => {
  const field = document.getElementById(button.dataset.showPassword);
  button.hidden = false;
  button.addEventListener("click", () => {
    const shown = field.type === "text";
    field.type = shown ? "password" : "text";
    button.setAttribute("aria-pressed", String(!shown));
  });
  // Browsers offer to remember only what is sent as a password.
  field.form.addEventListener("submit", () => (field.type = "password"));
});
