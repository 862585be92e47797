// Says below the visit screen what saving will write: [data-will-write] holds the words for each part, with {n} in them.
// The form keeps the list as data-wrote, which the outbox takes along.
import { each } from "./page.js";

each("[data-will-write]", (will) => {
  const form = document.querySelector("[data-visit-form]");
  const said = will.dataset;
  const fill = (words, n) => words.replace("{n}", n);
  const all = (name) => [...form.querySelectorAll(`[name="${name}"]`)];
  const ticked = (name) => all(name).filter((box) => box.checked).length;
  const isSaid = (field) => Boolean(field.value.trim());
  const isNobody = () => form.querySelector('[name="met"][value="nobody"]').checked;

  const issues = () => {
    const blocks = [...form.querySelectorAll("[data-issue-block]")].filter((block) => isSaid(block.querySelector('[name$="-title"]')));
    const risks = [...form.querySelectorAll("[data-risk]:not([hidden]) [name=no_issue]")].filter((box) => !box.checked).length;
    const raised = blocks.length + (isNobody() ? 0 : risks);
    const solved = blocks.filter((block) => isSaid(block.querySelector('[name$="-result"]'))).length;
    return [raised && fill(said.issues, raised), solved && fill(said.solved, solved)];
  };

  const leaflets = () => {
    const kinds = [...form.querySelectorAll('[name^="leaflet_"]')].reduce((sum, field) => sum + (Number(field.value) || 0), 0);
    const count = Math.max(Number(form.elements.leaflets.value) || 0, kinds);
    return [count && fill(said.leaflets, count)];
  };

  const changes = () => [!isNobody() && ticked("changes") && fill(said.changes, ticked("changes"))];

  const casePlan = () => {
    const look = all("follow_up").find((radio) => radio.checked);
    const words = look && !isNobody() && look.closest("label").textContent.trim();
    return [ticked("actions") && fill(said.steps, ticked("actions")), words && fill(said.followUp, words)];
  };

  const errand = () => {
    const { errand_what: what, errand_papers: papers, errand_money: money } = form.elements;
    if (!what || !what.value) return [];
    const names = papers.value.split(/[,，、;；\n]/).filter((name) => name.trim()).length;
    return [said.errand, names && fill(said.papers, names), Number(money.value) && fill(said.money, money.value)];
  };

  const rest = () => {
    const { promise, photos } = form.elements;
    const count = photos ? photos.files.length : 0;
    return [isSaid(promise) && said.promise, count && fill(said.photos, count), ticked("also") && fill(said.also, ticked("also"))];
  };

  const tell = () => {
    const visit = isNobody() ? said.try : said.visit;
    const list = [visit, ...issues(), ...leaflets(), ...changes(), ...casePlan(), ...errand(), ...rest()].filter(Boolean).join(" · ");
    form.dataset.wrote = list;
    will.textContent = said.words.replace("{list}", list);
    form.querySelector("[data-will-write-too]").textContent = will.textContent;
  };

  ["change", "input", "draft:restored", "pictures:changed"].forEach((name) => form.addEventListener(name, tell));
  tell();
});
