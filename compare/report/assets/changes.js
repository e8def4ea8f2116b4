/* The table of changes: rows on which one thing happened, with one content, of one theme. Without a script all of them stand there. */
const changes = [...document.querySelectorAll("tr.finding")];
const chips = byId("chips");

/* The address of a row that is kept when another version of the program numbers the rows anew. */
for (const row of changes) row.querySelector("th > a").href = `#${row.id}`;

const told = new Map(changes.map((row) => [row, {
  change: listed(row.dataset.change), content: listed(row.dataset.content), about: listed(row.dataset.theme),
}]));
const tables = [...document.querySelectorAll("table.changes")].map((table) => ({
  rows: changes.filter((row) => table.contains(row)), block: table.closest(".chunk") ?? table,
  rest: table.closest("details.further"),
}));
const FILTERS = ["change", "content", "about"];

function showChanges() {
  const asked = FILTERS.map((name) => [name, form.elements[name].value]).filter(([, value]) => value);
  const shown = new Set(changes.filter((row) => asked.every(([name, value]) => told.get(row)[name].includes(value))));
  for (const row of changes) if (row.hidden === shown.has(row)) row.hidden = !row.hidden;
  for (const { rows, block } of tables) {
    const count = rows.filter((row) => shown.has(row)).length;
    block.hidden = !count;
    block.style.setProperty("--rows", count);
  }
  for (const rest of new Set(tables.map((table) => table.rest))) if (rest) showFurther(rest, shown, asked.length > 0);
  byId("findings").classList.toggle("filtered", asked.length > 0);
  for (const chip of chips.querySelectorAll("[data-filter]")) {
    chip.setAttribute("aria-pressed", chip.dataset.value === form.elements[chip.dataset.filter].value);
  }
  sayHowMany(shown.size);
}

/* Further rows unfold while a filter looks for some among them, and are counted as it leaves them. */
function showFurther(rest, shown, asked) {
  const count = [...shown].filter((row) => rest.contains(row)).length;
  const summary = rest.querySelector("summary");
  summary.textContent = summary.textContent.replace(/\d+/, count);
  rest.hidden = !count;
  if (asked && !rest.open) rest.dataset.asked = rest.open = true;
  else if (!asked && rest.dataset.asked) {
    rest.open = false;
    delete rest.dataset.asked;
  }
}

function sayHowMany(shown) {
  const { form: said, none } = byId("changes-status").dataset;
  const some = said.replace("SHOWN", shown).replace("ALL", changes.length);
  byId("changes-status").textContent = shown === changes.length ? "" : shown ? some : none;
  byId("every-change").hidden = shown === changes.length;
}

function chooseChange(wanted) {
  for (const [name, value] of Object.entries(wanted)) form.elements[name].value = value;
  showChanges();
  writeAddress();
}

/* What a sentence or a line leaves to the table: only the rows of its kind or theme, to one of which the link leads. */
const everyChange = Object.fromEntries(FILTERS.map((name) => [name, ""]));
const showRest = ({ dataset: { change = "", content = "", about = "" } }) => chooseChange({ change, content, about });
