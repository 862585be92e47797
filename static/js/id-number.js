// An ID number fills in what it says: sex, birth date and age. The server works out the same and has the last word.
// <input data-id-source> in a form with [data-id-sex] (select or radios), [data-id-birth] (date), [data-id-age] (words).
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

const parse = (text) => {
  const id = text.normalize("NFKC").replace(/[\s-]/g, "").toUpperCase();
  if (!/^\d{17}[\dX]$/.test(id)) return null;
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(id[i]), 0);
  if ("10X98765432"[sum % 11] !== id[17]) return null;
  const [year, month, day] = [id.slice(6, 10), id.slice(10, 12), id.slice(12, 14)];
  const birth = new Date(Date.UTC(year, month - 1, day));
  if (birth.toISOString().slice(0, 10) !== `${year}-${month}-${day}`) return null;
  return { birth: `${year}-${month}-${day}`, male: Number(id[16]) % 2 === 1 };
};

const age = (birth) => {
  const now = new Date();
  const [year, month, day] = birth.split("-").map(Number);
  const before = now.getMonth() + 1 < month || (now.getMonth() + 1 === month && now.getDate() < day);
  return now.getFullYear() - year - (before ? 1 : 0);
};

const choose = (holder, value) => {
  if (holder.matches("select")) holder.value = value;
  else holder.querySelectorAll(`input[value="${value}"]`).forEach((radio) => (radio.checked = true));
};

document.addEventListener("input", (event) => {
  const source = event.target.closest("[data-id-source]");
  if (!source) return;
  const facts = parse(source.value);
  if (!facts) return;
  const find = (name) => source.form.querySelector(`[data-id-${name}]`);
  const sex = find("sex");
  if (sex) choose(sex, facts.male ? sex.dataset.male || "M" : sex.dataset.female || "F");
  if (find("birth")) find("birth").value = facts.birth;
  if (find("age")) find("age").textContent = age(facts.birth);
});
