/* A row is shown if one of its kinds is on, it has what is asked for, and the words looked for. */
const rows = [...document.querySelectorAll(".row")];
const parts = [...document.querySelectorAll(".part")];
const listed = (text) => (text ? text.split(" ") : []);
const facts = new Map(rows.map((row) => [row, {
  kinds: listed(row.dataset.kinds), holds: listed(row.dataset.holds), themes: listed(row.dataset.themes),
}]));
const ticked = (name) => [...form.querySelectorAll(`[name=${name}]:checked`)].map((field) => field.value);

function readChoice() {
  return {
    kinds: new Set(ticked("kind")),
    holds: ticked("only"),
    theme: form.elements.theme.selectedOptions[0]?.dataset.number,
    words: plainForms(form.elements.q.value).trim().toLowerCase(),
  };
}

function isWanted(row, choice) {
  const { kinds, holds, themes } = facts.get(row);
  return kinds.some((kind) => choice.kinds.has(kind))
    && choice.holds.every((fact) => holds.includes(fact))
    && (!choice.theme || themes.includes(choice.theme))
    && (!choice.words || textOf(row).includes(choice.words));
}

function showRows() {
  const choice = readChoice();
  const shown = new Set(rows.filter((row) => isWanted(row, choice)));
  for (const row of rows) if (row.hidden === shown.has(row)) row.hidden = !shown.has(row);
  const filled = new Set([...shown].map((row) => row.parentElement));
  for (const part of parts) if (part.hidden === filled.has(part)) part.hidden = !filled.has(part);
  if (choice.words) for (const row of shown) unfold(row);
  byId("status").textContent = byId("status").dataset.form
    .replace("SHOWN", shown.size).replace("ALL", rows.length);
  markFound(shown, choice.words);
}

/* Unchanged articles and further findings are folded once a script can unfold them again. */
const folds = [...document.querySelectorAll("details.unchanged, details.further, details.fold")];
const unfold = (row) => row.querySelector("details.unchanged")?.setAttribute("open", "");
function fold() {
  for (const each of folds) each.open = false;
}

/* What the whole page looks like: partial links, genre phrases, light or dark. */
function showView() {
  document.body.classList.toggle("hide-relations", !form.elements.partial.checked);
  document.body.classList.toggle("print-whole", form.elements.whole.checked);
  document.documentElement.style.colorScheme = form.elements.scheme.value;
  dim(form.elements.dimmed.checked);
}
