/* The table of changes: rows on which one thing happened, with one content, of one theme. Without a script all of them stand there. */
const changes = [...document.querySelectorAll("tr.finding")];
const chips = byId("chips");

/* The address of a row that is kept when another version of the program numbers the rows anew. */
for (const row of changes) row.querySelector("th > a").href = `#${row.id}`;

function showChanges() {
  const { change, content, about } = form.elements;
  const has = (list, { value }) => !value || list.split(" ").includes(value);
  const wanted = ({ dataset }) => has(dataset.change, change) && has(dataset.content, content) && (!about.value || dataset.theme === about.value);
  for (const row of changes) row.hidden = !wanted(row);
  for (const table of document.querySelectorAll("table.changes")) {
    const rest = table.closest("details");
    const filled = table.querySelector("tr.finding:not([hidden])") !== null;
    (rest ?? table).hidden = !filled;
    if (rest && (change.value || content.value || about.value)) rest.open = true;
  }
  for (const chip of chips.querySelectorAll("[data-filter]")) {
    chip.setAttribute("aria-pressed", chip.dataset.value === form.elements[chip.dataset.filter].value);
  }
  sayHowMany(changes.filter((row) => !row.hidden).length);
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

/* What a sentence leaves to the table: only the rows of its kind, whose first one the link leads to. */
const everyChange = { change: "", content: "", about: "" };
const showRest = ({ dataset: { change = "", content = "" } }) => chooseChange({ ...everyChange, change, content });
