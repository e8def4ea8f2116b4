/* Comfort only: without scripts everything is shown. */
const CLICKS = {
  ".cite": onCite,
  ".mark-tool": onMark,
  ".reset": resetFilters,
  "#next": () => step(1),
  "#previous": () => step(-1),
  "#keys": () => byId("help").showModal(),
  "#save-marks": () => saveMarked("marks.json", "application/json", Object.keys(marks), marksFile),
  "#save-overrides": () => saveMarked("overrides.toml", "application/toml", markedTies(), overridesFile),
  "#chips [data-filter]": ({ dataset }) => chooseChange({ [dataset.filter]: dataset.value }),
  "#every-change": () => chooseChange(everyChange),
  ".first .rest": showRest,
  "#load-marks": () => byId("marks-file").click(),
};
const LOOKS = new Set(["partial", "wording", "dimmed", "scheme", "whole"]);

document.addEventListener("click", (event) => {
  for (const [name, act] of Object.entries(CLICKS)) {
    const pressed = event.target.closest(name);
    if (pressed) act(pressed);
  }
});
addEventListener("input", (event) => {
  if (event.target.form !== form) return;
  if (LOOKS.has(event.target.name)) showView();
  else if (event.target.name === "about") showChanges();
  else showRows();
  writeAddress();
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  const first = rows.find((row) => !row.hidden);
  if (form.elements.q.value && first) stepTo(first);
});
byId("review").addEventListener("close", onMarked);
byId("marks-file").addEventListener("change", ({ target }) => {
  if (target.files.length) loadMarks(target.files[0]).then(() => { target.value = ""; });
});
document.addEventListener("keydown", onKey);
for (const kind of ["pointerover", "focusin"]) document.addEventListener(kind, addPermalinks);
for (const kind of ["pointerover", "focusin"]) document.addEventListener(kind, nameLink);
new ResizeObserver(clearControls).observe(form);
addEventListener("hashchange", reveal);
document.addEventListener("toggle", ({ target }) => {
  if (target.matches(".proof")) showProof(target);
  if (target.matches("#reworded")) showRows();
}, true);
for (const kind of ["wheel", "touchstart", "pointerdown", "keydown"]) addEventListener(kind, letGo, { capture: true, passive: true });
addEventListener("beforeprint", openAll);

form.hidden = false;
for (const name of ["search-box", "scheme-choice"]) byId(name).hidden = false;
byId("print-choice").hidden = false;
readAddress();
fold();
addProofs();
addCitations();
readMarks();
addMarkTools();
showMarks();
showView();
showRows();
if (chips) {
  chips.hidden = false;
  showChanges();
}
if (location.hash) {
  clearControls();
  reveal();
} else beginAtTop();
