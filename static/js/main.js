// The entry of every page of somebody logged in: all behaviours. Each finds its elements by their data-*, so that no page
// names a script. The order is that in which they hear of an event: what keeps a form from being sent comes first.
import "./send-by-itself.js";
import "./unsent.js";
import "./log-out.js";
import "./taken-back.js";
import "./save-visit.js";
import "./kept-today.js";
import "./saved-here.js";
import "./keep-pages.js";
import "./install.js";
import "./visitor.js";
import "./draft.js";
import "./print.js";
import "./search-focus.js";
import "./filter-submit.js";
import "./bulk-select.js";
import "./ctrl-enter.js";
import "./issue-keys.js";
import "./id-number.js";
import "./pictures.js";
import "./sign.js";
import "./stepper.js";
import "./visit-checks.js";
import "./visit-issues.js";
import "./visit-form.js";
import "./will-write.js";
import "./restore-visit.js";
