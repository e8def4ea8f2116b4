/* A link always leads to something visible; paper has the tables, all pairs and all articles. */
function reveal() {
  // A page that is just read has no :target yet.
  const target = document.querySelector(":target") ?? byId(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  for (let around = target; around; around = around.parentElement) {
    if (around.hidden) around.hidden = false;
    if (around.tagName === "DETAILS") around.open = true;
  }
  aim(target);
  hold(target);
}

/* What stands above a place may be drawn only after the jump, and be higher or lower than the room
   kept for it: the place is held until the page has rested, or until the reader moves. */
const RESTED = 20;
let held;

function hold(target, where) {
  const place = () => target.getBoundingClientRect().top;
  target.scrollIntoView(where);
  held = target;
  let stood = place(), rest = 0;
  const look = () => {
    if (held !== target || rest === RESTED) return;
    if (Math.abs(place() - stood) < 1) rest += 1;
    else {
      target.scrollIntoView(where);
      stood = place();
      rest = 0;
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

function letGo() {
  held = undefined;
}

/* The right article or measure of a text that is both in one has its anchor inside it. */
function aim(target) {
  document.querySelector(".aimed")?.classList.remove("aimed");
  if (target.matches(".line > span, .article-head > span")) target.closest(".line, .text").classList.add("aimed");
}

/* What a link leads to stands below the controls that stay at the top, however many lines they have. */
function clearControls() {
  const { position, top } = getComputedStyle(form);
  const height = parseFloat(top) + form.offsetHeight + 8;
  document.documentElement.style.scrollPaddingTop = position === "sticky" ? `${height}px` : "";
}

/* Each measure has its own address, too; the link to it is made when a row is pointed at or focused. */
function addPermalinks(event) {
  const row = event.target.closest?.(".row");
  if (!row || row.querySelector(".here")) return;
  for (const line of row.querySelectorAll(".line[id]")) {
    const link = document.createElement("a");
    const mark = line.closest(".text").querySelector(".mark").textContent;
    link.className = "here";
    link.href = `#${line.id}`;
    const { permalink, item } = byId("cite-tool").dataset;
    const number = line.id.split(".").at(-1);
    const place = line.matches(".heading") ? mark : item.replace("MARK", mark).replace("NUMBER", number);
    link.title = `${permalink} ${place}`;
    line.append(link);
  }
}

function openAll() {
  for (const fold of document.querySelectorAll(".notes, .numbers, .further, .fold, .pair-reading, .unchanged")) fold.open = true;
  if (form.elements.whole.checked) for (const proof of document.querySelectorAll(".proof")) showProof(proof);
}
