// ?unsent=id: what was saved here, as it was, to be changed. It keeps its id, and its files.
import { fillIn } from "./form-values.js";
import * as outbox from "./outbox.js";
import { showErrors } from "./refusal.js";
import { possible } from "./vault.js";

const putFile = (form, field, file) => {
  const input = form.querySelector(`input[type=file][name="${field}"]`);
  if (!input) return;
  const bag = new DataTransfer();
  [...input.files, file].forEach((one) => bag.items.add(one));
  input.files = bag.files;
  input.dispatchEvent(new Event("change", { bubbles: true }));
};

export const restore = async (form, id) => {
  const [row] = (await outbox.rows()).filter((one) => one.id === id);
  if (!row) return;
  const { pairs, files } = await outbox.open(row);
  fillIn(form, pairs);
  (form.elements.once || form.elements.id).value = id;
  files.forEach(([field, file]) => putFile(form, field, file));
  if (row.state === "refused") showErrors(form, id);
};

const asked = new URLSearchParams(location.search).get("unsent");
const form = document.querySelector("form[data-visit-form][data-outbox], form[data-outbox-kind]");
if (possible && asked && form && !("ticks" in form.dataset)) restore(form, asked);
