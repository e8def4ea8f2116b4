/* Keys: step through the rows that are shown and are no mere repetition. */
let current;

function step(by) {
  const stops = rows.filter((row) => !row.hidden && row.dataset.kinds !== "same");
  if (!stops.length) return;
  stepTo(stops[Math.min(Math.max(stops.indexOf(current) + by, 0), stops.length - 1)]);
}

function stepTo(row) {
  current?.classList.remove("current");
  current = row;
  const pair = current.closest("details.pair-reading");
  if (pair) pair.open = true;
  current.classList.add("current");
  current.tabIndex = -1;
  current.focus({ preventScroll: true });
  hold(current, { block: "center" });
}

/* Tab begins at the top. Without a place to begin at, a browser looks through all links of the page
   for one that wants to be first: minutes in a large page. */
function beginAtTop() {
  const { body } = document;
  body.tabIndex = -1;
  body.focus({ preventScroll: true });
  body.blur();
  body.removeAttribute("tabindex");
}

const pressInRow = (tool) => current?.querySelector(tool)?.click();
const KEYS = {
  j: () => step(1),
  k: () => step(-1),
  c: () => pressInRow(".cite"),
  m: () => pressInRow(".mark-tool"),
  "/": () => form.elements.q.focus(),
  "?": () => byId("help").showModal(),
};

function onKey(event) {
  const typing = event.target.closest("input:not([type=checkbox]), textarea, select");
  if (event.key === "Escape" && typing) typing.blur();
  if (typing || document.querySelector("dialog[open]")) return;
  if (event.ctrlKey || event.metaKey || event.altKey || !Object.hasOwn(KEYS, event.key)) return;
  event.preventDefault();
  KEYS[event.key]();
}
