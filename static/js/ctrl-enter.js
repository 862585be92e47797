// Ctrl+Enter inside <form data-ctrl-enter> sends what is written.
document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  const form = event.target.closest("[data-ctrl-enter]");
  if (form) form.requestSubmit();
});
