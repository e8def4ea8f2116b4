/* Marks as files: JSON to be loaded again, and overrides that `mzdiff --overrides` reads. */
const FORMAT = "mzdiff-marks/1";

function save(name, type, text) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

/* Save what was marked; where nothing was, a file would be empty, which is said instead. */
function saveMarked(name, type, marked, made) {
  if (marked.length) save(name, type, made());
  else announce(byId("said").dataset.nothing);
}

function marksFile() {
  const sorted = Object.fromEntries(Object.entries(marks).sort());
  return `${JSON.stringify({ format: FORMAT, comparison: document.body.dataset.comparison, marks: sorted }, null, 2)}\n`;
}

async function loadMarks(file) {
  const said = byId("said").dataset;
  try {
    const found = JSON.parse(await file.text());
    if (found.format !== FORMAT) throw new Error(found.format);
    if (found.comparison !== document.body.dataset.comparison) return announce(said.other);
    Object.assign(marks, marksIn(found.marks));
    keepMarks();
    return announce(said.loaded);
  } catch {
    return announce(said.unreadable);
  }
}

/* A TOML string: JSON's escapes are TOML's, but for halves of characters and the delete sign. */
const quoted = (text) => JSON.stringify(text.toWellFormed()).replaceAll("\x7f", "\\u007F");

function override(tie) {
  const { left, right } = tie.dataset;
  const { state, note } = marks[tie.id];
  const lines = [`left = ${quoted(left)}`, `right = ${quoted(right)}`, `reason = ${quoted(note || byId("review").dataset[state])}`];
  return state === "doubtful"
    ? `[[unlink]]\n${lines.join("\n")}\n`
    : `[[link]]\n${lines.join("\n")}\nstrength = "main"\n`;
}

/* A pair that is doubted is taken apart, one that was reviewed is set for good. */
const markedTies = () => [...document.querySelectorAll(".tie")].filter((tie) => Object.hasOwn(marks, tie.id));
const overridesFile = () => markedTies().map(override).join("\n");
