/* A reader's marks on findings and pairs: reviewed or doubtful, with a note.
   They are kept in this browser under the key of the comparison, by anchor:
   {"renamed/低保": {"state": "doubtful", "note": "…"}}. */
const storeKey = `mzdiff/${document.body.dataset.comparison}`;
const STATES = ["reviewed", "doubtful"];
const isMark = (mark) => STATES.includes(mark?.state) && typeof mark.note === "string";
let marks = {};
let marking;

/* Keep only what has the form of a mark: the file or the store may have been changed by hand. */
function marksIn(value) {
  const entries = Object.entries(value ?? {}).filter(([, mark]) => isMark(mark));
  return Object.fromEntries(entries.map(([anchor, { state, note }]) => [anchor, { state, note }]));
}

function readMarks() {
  try {
    marks = marksIn(JSON.parse(localStorage.getItem(storeKey)));
  } catch {
    marks = {};
  }
}

function keepMarks() {
  try {
    localStorage.setItem(storeKey, JSON.stringify(marks));
  } catch {
    announce(byId("said").dataset.unkept);
  }
  showMarks();
}

/* A place for the mark of each finding and each pair; several pairs of a row are told apart. */
function addMarkTools() {
  for (const finding of changes) {
    addMarkTool(toolsOf(finding), finding.id, "");
  }
  for (const row of rows) {
    const ties = row.querySelectorAll(".tie");
    for (const tie of ties) {
      const between = [...tie.querySelectorAll("a.to")].map((place) => place.textContent).join(" ");
      addMarkTool(row.querySelector(".row-head"), tie.id, ties.length > 1 ? between : "");
    }
  }
}

function addMarkTool(place, anchor, name) {
  const tool = toolOf("mark-template");
  tool.querySelector(".mark-tool").dataset.anchor = anchor;
  tool.querySelector(".of").textContent = name;
  place.append(tool);
}

function showMarks() {
  for (const button of document.querySelectorAll(".mark-tool")) {
    const mark = marks[button.dataset.anchor];
    button.dataset.state = mark?.state ?? "";
    button.querySelector(".state").textContent = button.dataset[mark?.state ?? "none"];
    button.nextElementSibling.textContent = mark?.note ?? "";
  }
  byId("mark-count").textContent = Object.keys(marks).length || "";
}

function onMark(button) {
  marking = button.dataset.anchor;
  const fields = byId("review").querySelector("form").elements;
  fields.state.value = marks[marking]?.state ?? "";
  fields.note.value = marks[marking]?.note ?? "";
  byId("review").showModal();
}

function onMarked() {
  const dialog = byId("review");
  if (dialog.returnValue !== "keep") return;
  const fields = dialog.querySelector("form").elements;
  if (fields.state.value) marks[marking] = { state: fields.state.value, note: fields.note.value.trim() };
  else delete marks[marking];
  keepMarks();
}
