/* Search marks words without touching the text. */
const texts = new Map();

/* Full-width marks, letters and digits as half-width ones, each in its place. */
const plainForms = (text) => text.replace(/[！-～]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0));

/* The text of a row, read once and only when it is asked for. */
function textOf(row) {
  if (!texts.has(row)) {
    const lines = [...row.querySelectorAll(".line")].map((line) => line.textContent);
    texts.set(row, plainForms(lines.join("\n")).toLowerCase());
  }
  return texts.get(row);
}

function* textNodes(rows) {
  for (const row of rows) {
    for (const line of row.querySelectorAll(".line")) {
      const walk = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
      while (walk.nextNode()) yield walk.currentNode;
    }
  }
}

function rangesOf(node, pattern) {
  return [...plainForms(node.data).matchAll(pattern)].map((match) => {
    const range = new Range();
    range.setStart(node, match.index);
    range.setEnd(node, match.index + match[0].length);
    return range;
  });
}

/* Give all places of a pattern in the rows a highlight's style; no pattern takes it away. */
function highlight(name, rows, pattern) {
  if (!CSS.highlights) return;
  CSS.highlights.delete(name);
  if (!pattern) return;
  const marks = new Highlight();
  for (const node of textNodes(rows)) for (const range of rangesOf(node, pattern)) marks.add(range);
  CSS.highlights.set(name, marks);
}

const literally = (words) => words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

function markFound(rows, words) {
  highlight("found", rows, words && new RegExp(literally(words), "gi"));
}
