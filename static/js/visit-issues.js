// Issues raised on the visit screen. Raising one begins with writing; it says whom it goes to and by when, as the rule has
// it or as was chosen; closed again without a word it is none. The rule's days stand in data-due-days.
import { each } from "./page.js";

each("[data-due-days]", (raised) => {
  const form = raised.closest("form");
  const solvedAtOnce = form.querySelector("[data-issues-solved]");
  const dueDays = JSON.parse(raised.dataset.dueDays);
  const blocks = [...form.querySelectorAll("[data-issue-block]")];
  const field = (block, name) => block.querySelector(`[name$="-${name}"]:checked, select[name$="-${name}"], input[type=text][name$="-${name}"], input[type=date][name$="-${name}"], textarea[name$="-${name}"]`);
  const said = (block, name) => (field(block, name) ? field(block, name).value.trim() : "");

  const tell = (block) => {
    const words = block.querySelector("[data-issue-says]");
    const { byRule, promised, solved, unknown } = words.dataset;
    const category = said(block, "category");
    const owner = field(block, "owner");
    const who = owner.value ? owner.selectedOptions[0].textContent : words.dataset.who;
    const due = said(block, "promised_for") || (category && dueDays[category][said(block, "priority") || "normal"]);
    const text = said(block, "result") ? solved : !due ? unknown : said(block, "promised_for") ? promised : byRule;
    words.textContent = text.replace("{who}", who).replace("{day}", due);
  };

  const count = () => {
    const filled = blocks.filter((block) => said(block, "title"));
    raised.dataset.n = filled.length;
    solvedAtOnce.dataset.n = filled.filter((block) => said(block, "result")).length;
  };

  const clear = (block) => {
    block.querySelectorAll('[name$="-category"]').forEach((radio) => (radio.checked = false));
    ["owner", "promised_for", "result"].forEach((name) => (field(block, name).value = ""));
  };

  blocks.forEach((block) => {
    const title = field(block, "title");
    block.querySelector("summary").addEventListener("click", () => {
      if (!block.open) block.addEventListener("toggle", () => title.focus(), { once: true });
      else if (!title.value.trim()) clear(block);
    });
    const solved = block.querySelector("[data-issue-solved]");
    solved.addEventListener("toggle", () => {
      if (solved.open) field(block, "result").focus();
    });
    block.addEventListener("input", () => {
      tell(block);
      count();
    });
    tell(block);
  });
  count();
  form.addEventListener("draft:restored", () => {
    count();
    blocks.forEach((block) => {
      block.open = Boolean(said(block, "title") || said(block, "result"));
      block.querySelector("[data-issue-rule]").open = Boolean(said(block, "owner") || said(block, "promised_for"));
      tell(block);
    });
  });
});
