// What the page is about gets the focus: the first error, or the one field to fill in.
const first = document.querySelector("[data-focus]");
if (first) first.focus();
