/* The table of changes: rows of one kind, of one theme. Without a script all of them stand there. */
const changes = [...document.querySelectorAll("tr.finding")];
const chips = byId("chips");

/* The address of a row that is kept when another version of the program numbers the rows anew. */
for (const row of changes) row.querySelector("th > a").href = `#${row.id}`;

function showChanges() {
  const kind = form.elements.change.value;
  const theme = form.elements.about.value;
  const wanted = ({ dataset }) => (!kind || dataset.kind === kind) && (!theme || dataset.theme === theme);
  for (const row of changes) row.hidden = !wanted(row);
  for (const table of document.querySelectorAll("table.changes")) {
    const rest = table.closest("details");
    const filled = table.querySelector("tr.finding:not([hidden])") !== null;
    (rest ?? table).hidden = !filled;
    if (rest && (kind || theme)) rest.open = true;
  }
  for (const chip of chips.querySelectorAll("[data-change]")) {
    chip.setAttribute("aria-pressed", chip.dataset.change === kind);
  }
  sayHowMany(changes.filter((row) => !row.hidden).length);
}

function sayHowMany(shown) {
  const { form: said, none } = byId("changes-status").dataset;
  const some = said.replace("SHOWN", shown).replace("ALL", changes.length);
  byId("changes-status").textContent = shown === changes.length ? "" : shown ? some : none;
  byId("every-change").hidden = shown === changes.length;
}

function chooseChange(kind) {
  form.elements.change.value = kind;
  showChanges();
  writeAddress();
}

function everyChange() {
  form.elements.about.value = "";
  chooseChange("");
}
