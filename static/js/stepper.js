// Buttons that count a number up and down: <div data-stepper> with the field, and <button data-step="-1" hidden>.
import { each } from "./page.js";

each("[data-stepper]", (stepper) => {
  const field = stepper.querySelector("input");
  stepper.querySelectorAll("[data-step]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => {
      const value = (Number(field.value) || 0) + Number(button.dataset.step);
      field.value = Math.min(Math.max(value, Number(field.min)), Number(field.max));
      field.dispatchEvent(new Event("change", { bubbles: true }));
    });
  });
});
