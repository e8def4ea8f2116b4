/* Search marks words without touching the text. A line that is both wordings in one is two texts:
   without what was put in, and without what was taken out. */
const texts = new Map();
const EDITS = "del, ins, s, u";
const SIDES = ["ins, u", "del, s"];

/* Full-width marks, letters and digits as half-width ones, each in its place. */
const plainForms = (text) => text.replace(/[！-～]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0));

/* The text nodes of a line, once for each wording that it holds. */
function wordings(line) {
  const walk = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
  const nodes = [];
  while (walk.nextNode()) nodes.push(walk.currentNode);
  if (!line.querySelector(EDITS)) return [nodes];
  return SIDES.map((left) => nodes.filter((node) => !node.parentElement.closest(left)));
}

const said = (nodes) => plainForms(nodes.map((node) => node.data).join(""));

/* The texts of a row, read once and only when they are asked for. */
function textsOf(row) {
  if (!texts.has(row)) {
    const lines = [...row.querySelectorAll(".line")].map((line) => wordings(line).map(said));
    texts.set(row, SIDES.map((_, side) => lines.map((line) => line[side] ?? line[0]).join("\n").toLowerCase()));
  }
  return texts.get(row);
}

/* The ranges of a pattern in text nodes that follow each other; what stands between them is not theirs. */
function rangesOf(nodes, pattern) {
  const ranges = [];
  for (const match of said(nodes).matchAll(pattern)) {
    let at = match.index, left = match[0].length;
    for (const node of nodes) {
      if (at < node.length && left > 0) {
        const range = new Range(), end = Math.min(at + left, node.length);
        range.setStart(node, at);
        range.setEnd(node, end);
        ranges.push(range);
        left -= end - at;
        at = node.length;
      }
      at -= node.length;
    }
  }
  return ranges;
}

/* Give all places of a pattern in the rows a highlight's style; no pattern takes it away. */
function highlight(name, rows, pattern) {
  if (!CSS.highlights) return;
  CSS.highlights.delete(name);
  if (!pattern) return;
  const marks = new Highlight();
  for (const row of rows) for (const line of row.querySelectorAll(".line")) {
    for (const nodes of wordings(line)) for (const range of rangesOf(nodes, pattern)) marks.add(range);
  }
  CSS.highlights.set(name, marks);
}

const literally = (words) => words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

function markFound(rows, words) {
  highlight("found", rows, words && new RegExp(literally(words), "gi"));
}
