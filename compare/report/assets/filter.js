/* A row is shown if it is of one of the kinds that are chosen (none: of any), has what is asked
   for, and the words looked for. */
const rows = [...document.querySelectorAll(".row")];
const parts = [...document.querySelectorAll(".part")];
const listed = (text) => (text ? text.split(" ") : []);
const reworded = (row) => row.dataset.kinds === "worded";
const changed = (row) => row.dataset.kinds !== "same" && !reworded(row);
const facts = new Map(rows.map((row) => [row, {
  kinds: listed(row.dataset.kinds), themes: listed(row.dataset.themes),
  holds: [...listed(row.dataset.holds), ...(changed(row) ? ["changed"] : [])],
}]));
/* Unchanged articles and further findings are folded once a script can unfold them again. */
const folds = [...document.querySelectorAll("details.unchanged, details.further, details.fold")];
const holders = new Map(rows.map((row) => [row, [row.closest(".part"), row.closest(".unchanged")]]));
const ticked = (name) => [...form.querySelectorAll(`[name=${name}]:checked`)].map((field) => field.value);

function readChoice() {
  return {
    kinds: new Set(ticked("kind")),
    holds: ticked("only"),
    wording: byId("reworded").open,
    theme: form.elements.theme.selectedOptions[0]?.dataset.number,
    words: plainForms(form.elements.q.value).trim().toLowerCase(),
  };
}

function isWanted(row, choice) {
  const { kinds, holds, themes } = facts.get(row);
  return (!choice.kinds.size || kinds.some((kind) => choice.kinds.has(kind)))
    && choice.holds.every((fact) => holds.includes(fact) || (fact === "changed" && choice.wording && reworded(row)))
    && (!choice.theme || themes.includes(choice.theme))
    && (!choice.words || textsOf(row).some((text) => text.includes(choice.words)));
}

const isChosen = ({ kinds, holds, theme, words }) => Boolean(kinds.size || holds.length || theme || words);

function showRows() {
  const choice = readChoice();
  const shown = new Set(rows.filter((row) => isWanted(row, choice)));
  const filled = new Map();
  for (const each of [...shown].flatMap((row) => holders.get(row))) filled.set(each, (filled.get(each) ?? 0) + 1);
  const show = (each, wanted) => { if (each.hidden === wanted) each.hidden = !wanted; };
  for (const row of rows) show(row, shown.has(row));
  for (const part of parts) {
    show(part, filled.has(part));
    part.style.setProperty("--rows", filled.get(part) ?? 0);
  }
  for (const each of folds) if (each.matches(".unchanged")) show(each, filled.has(each));
  if (choice.words || choice.kinds.has("same")) for (const row of shown) unfold(row);
  foldReworded(choice);
  byId("nothing").hidden = shown.size > 0;
  form.querySelector(".reset").hidden = !isChosen(choice);
  byId("found").hidden = !choice.words;
  byId("found").textContent = byId("found").dataset.form.replace("SHOWN", shown.size);
  byId("status").textContent = byId("status").dataset.form
    .replace("SHOWN", shown.size).replace("ALL", rows.length);
  markFound(shown, choice.words);
}

/* Among what changed, articles of which only the wording did are folded; the line says how many. */
function foldReworded(choice) {
  const fold = byId("reworded");
  const count = rows.filter((row) => reworded(row) && isWanted(row, { ...choice, wording: true })).length;
  fold.hidden = !count || !choice.holds.includes("changed");
  fold.firstElementChild.textContent = fold.dataset.form.replace("COUNT", count);
}

function resetFilters() {
  for (const field of form.querySelectorAll("[name=kind], [name=only]")) field.checked = false;
  form.elements.theme.value = form.elements.q.value = "";
  showRows();
  writeAddress();
}

const unfold = (row) => row.closest("details.unchanged")?.setAttribute("open", "");
function fold() {
  for (const each of folds) each.open = false;
}

/* What the whole page looks like: partial links, wording, genre phrases, light or dark. */
function showView() {
  document.body.classList.toggle("hide-relations", !form.elements.partial.checked);
  document.body.classList.toggle("print-whole", form.elements.whole.checked);
  document.body.classList.toggle("hide-wording", !form.elements.wording.checked);
  document.documentElement.style.colorScheme = form.elements.scheme.value;
  dim(form.elements.dimmed.checked);
}
