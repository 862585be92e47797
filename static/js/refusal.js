// Shows in the form of a visit why the server refused it: an error summary at the top, with the focus, and marked fields.
import * as outbox from "./outbox.js";

const errorsOf = async (id) => {
  const [row] = (await outbox.rows()).filter((one) => one.id === id);
  return row ? outbox.errors(row) : [];
};

const placeOf = (field) => document.getElementById(`div_id_${field}`) || document.getElementById(`id_${field}`);

const lineOf = ({ field, words }) => {
  const place = placeOf(field);
  const said = document.createElement(place ? "a" : "span");
  if (place) {
    said.href = `#${place.id}`;
    place.classList.add("has-error");
  }
  said.textContent = words;
  const item = document.createElement("li");
  item.append(said);
  return item;
};

const release = (form) => {
  delete form.dataset.saving;
  const busy = document.querySelectorAll(`#${form.id} [aria-busy], [form="${form.id}"][aria-busy]`);
  busy.forEach((button) => button.removeAttribute("aria-busy"));
};

export const showErrors = async (form, id) => {
  const errors = await errorsOf(id);
  document.querySelectorAll(".error-summary").forEach((old) => old.remove());
  form.querySelectorAll(".has-error").forEach((old) => old.classList.remove("has-error"));
  const summary = Object.assign(document.createElement("div"), { className: "error-summary", tabIndex: -1 });
  summary.setAttribute("role", "alert");
  const list = document.createElement("ul");
  list.append(...errors.map(lineOf));
  summary.append(list);
  form.before(summary);
  summary.focus();
  release(form);
};
