// Small behaviours of a page: the first error gets the focus, a password can be shown, a page printed.
(() => {
  document.documentElement.classList.add("js");

  const first = document.querySelector("[data-focus]");
  if (first) first.focus();

  document.querySelectorAll("[data-show-password]").forEach((button) => {
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

  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-print]")) window.print();
    document.querySelectorAll("details.menu[open], details.define[open]").forEach((menu) => {
      if (!menu.contains(event.target)) menu.open = false;
    });
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const menu = document.querySelector("details.menu[open], details.define[open]");
    if (!menu) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
})();
