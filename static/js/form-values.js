// What somebody said in a form, as pairs of name and value, read from it and put back. Told by "draft:restored". With it
// go the form's own key, by which it is saved once, the version of the row that it was typed into, and what was picked.
const UNSEEN = ["once", "version", "shape"];
const isSaid = (el) => (el.type === "hidden" ? UNSEEN.includes(el.name) || el.closest("[data-pick]") : !["password", "file", "submit", "button"].includes(el.type));
const said = (form) => [...form.elements].filter((el) => el.name && isSaid(el) && !el.closest("[data-no-draft]"));

export const valuesOf = (form) =>
  said(form)
    .filter((el) => !["radio", "checkbox"].includes(el.type) || el.checked)
    .flatMap((el) => (el.multiple ? [...el.selectedOptions].map((option) => [el.name, option.value]) : [[el.name, el.value]]));

export const fillIn = (form, pairs) => {
  const values = new Map();
  pairs.forEach(([name, value]) => values.set(name, [...(values.get(name) || []), value]));
  said(form).forEach((el) => {
    const given = values.get(el.name) || [];
    if (["radio", "checkbox"].includes(el.type)) el.checked = given.includes(el.value);
    else if (el.multiple) [...el.options].forEach((option) => (option.selected = given.includes(option.value)));
    else if (given.length) el.value = given[0];
  });
  form.dispatchEvent(new Event("draft:restored", { bubbles: true }));
};
