// "/" puts the cursor into the search field, unless somebody is writing.
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, textarea, select, [contenteditable]")) return;
  const field = document.querySelector("[data-search-focus]");
  if (!field || field.offsetParent === null) return;
  event.preventDefault();
  field.focus();
  field.select();
});
