// Filters: on a desktop a choice takes effect at once; on a phone the bar is folded until it is wanted.
const CHOICES = "select, input[type=checkbox], input[type=radio], [data-pick-key]";
const wide = window.matchMedia("(min-width: 992px)");
const bars = document.querySelectorAll("[data-filter]");
const fold = () => bars.forEach((bar) => (bar.open = wide.matches));
wide.addEventListener("change", fold);
fold();

document.addEventListener("change", (event) => {
  const form = event.target.closest("[data-filter-form]");
  if (form && wide.matches && event.target.matches(CHOICES)) form.requestSubmit();
});

// Empty filters stay out of the address bar.
document.addEventListener("submit", (event) => {
  if (!event.target.matches("[data-filter-form]")) return;
  [...event.target.elements].forEach((el) => {
    if (el.name && el.value === "") el.disabled = true;
  });
});
window.addEventListener("pageshow", () => {
  document.querySelectorAll("[data-filter-form] :disabled").forEach((el) => (el.disabled = false));
});
