// Says below the visit screen what saving will write. Each part of the screen has its words beside [data-will], its place
// in the list, with {n} in them, and says what counts; parts with the same words are counted together.
// The form keeps the list as data-wrote, which the outbox takes along.
import { each } from "./page.js";

const BETWEEN_NAMES = /[,，、;；\n]/;

// A number says itself, a text how many names stand in it, a file field its files, a tick or a choice one.
const amount = (field) => {
  if (field.type === "file") return field.files.length;
  if (field.type === "checkbox") return Number(field.checked);
  if (field.type === "number") return Number(field.value) || 0;
  if (field.tagName === "SELECT") return Number(Boolean(field.value));
  return field.value.split(BETWEEN_NAMES).filter((name) => name.trim()).length;
};

each("[data-will-write]", (will) => {
  const form = document.querySelector("[data-visit-form]");
  const total = (selector) => [...form.querySelectorAll(selector)].reduce((sum, field) => sum + amount(field), 0);
  const parts = [...form.querySelectorAll("[data-will]")].sort((one, other) => one.dataset.will - other.dataset.will);
  const isNobody = () => form.querySelector('[name="met"][value="nobody"]').checked;

  // How many differ in their value, or name, of those that say something; and leaflets left with policies that are not
  // counted by themselves.
  const says = (field) => ["checkbox", "radio"].includes(field.type) ? field.checked : field.value.trim() !== "";
  const different = (selector, what) => new Set([...form.querySelectorAll(selector)].filter(says).map((field) => field[what])).size;
  const leftBeside = (selector) => {
    const ticked = isNobody() ? [] : [...form.querySelectorAll(selector)].filter(says);
    const codes = new Set(ticked.map((tick) => tick.dataset.leaflet));
    return [...codes].filter((code) => !total(`[name="leaflet_${code}"]`)).length;
  };

  // What {n} stands for: data-n as the part's own behaviour sets it; else of the fields data-of how many (data-each-once:
  // those of different values, or names), at least those data-named with those data-left, or the label of the one chosen; nothing while the
  // field data-if says nothing.
  const counted = ({ n, of, named, left, eachOnce, if: needed, ifMet }) => {
    if ((ifMet !== undefined && isNobody()) || (needed && !total(needed))) return 0;
    if (n) return Number(n);
    if (eachOnce !== undefined) return different(of, eachOnce);
    const radios = [...form.querySelectorAll(of)].filter((field) => field.type === "radio");
    if (!radios.length) return Math.max(total(of), (named ? total(named) : 0) + (left ? leftBeside(left) : 0));
    const chosen = radios.find((radio) => radio.checked);
    return chosen ? chosen.closest("label").textContent.trim() : 0;
  };

  const tell = () => {
    const found = new Map();
    parts.forEach(({ dataset }) => {
      const n = counted(dataset);
      if (n) found.set(dataset.words, found.has(dataset.words) ? found.get(dataset.words) + n : n);
    });
    const list = [...found].map(([words, n]) => words.replace("{n}", n));
    form.dataset.wrote = [isNobody() ? will.dataset.try : will.dataset.visit, ...list].join(" · ");
    will.textContent = will.dataset.words.replace("{list}", form.dataset.wrote);
    form.querySelector("[data-will-write-too]").textContent = will.textContent;
  };

  ["change", "input", "draft:restored", "pictures:changed"].forEach((name) => form.addEventListener(name, tell));
  tell();
});
