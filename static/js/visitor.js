// The entry of pages that are open to everybody, and the beginning of all others.
import "./focus.js";
import "./show-password.js";
import "./menus.js";
import "./submit-once.js";
import "./undo.js";

// Some rules of the style sheets count on scripts.
document.documentElement.classList.add("js");
