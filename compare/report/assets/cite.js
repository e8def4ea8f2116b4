/* Copy a finding or an article as a citation: issuer, title, year, article, quote. */
const cited = new Map([...document.querySelectorAll(".card")].map(
  (card) => [card.querySelector(".tag").textContent, card.dataset.cited]));
const toolOf = (name) => byId(name).content.firstElementChild.cloneNode(true);
const squeezed = (text) => text.replace(/\s+/g, " ").trim();

function citation(tag, mark, quote) {
  const values = { SOURCE: cited.get(tag), MARK: mark, QUOTE: squeezed(quote) };
  return byId("cite-tool").dataset.form.replace(/SOURCE|MARK|QUOTE/g, (place) => values[place]);
}

/* A line's wording of a side: of one text that is both, without what only the other side says. */
const OTHER = { left: "ins, u, .line.right", right: "del, s, .line.left" };
function wordingOf(fragment, side) {
  for (const each of fragment.querySelectorAll(OTHER[side])) each.remove();
  return fragment.textContent;
}

/* The lines of an article as its text has them: side by side they stand by their counterparts. */
function linesOf(article) {
  const number = (line) => Number(line.id.split(".").at(-1)) || 0;
  const lines = [...article.querySelectorAll(".line")];
  return article.matches(".one") ? lines : lines.sort((one, other) => number(one) - number(other));
}

function wholeOf(lines) {
  const whole = new DocumentFragment();
  for (const line of lines) whole.append(line.cloneNode(true));
  return whole;
}

/* The sides of an article with their tags and marks: two where it is both in one. */
function sidesOf(article) {
  const marks = [...article.querySelectorAll(".mark")].map((mark) => mark.textContent);
  if (!article.matches(".one")) {
    return [{ side: article.matches(".left") ? "left" : "right", tag: article.querySelector(".tag").textContent, mark: marks[0] }];
  }
  const tags = [...article.closest(".pair-reading").querySelectorAll(".columns-head > span")].map((tag) => tag.textContent);
  return ["left", "right"].map((side, at) => ({ side, tag: tags[at], mark: marks[at] ?? marks[0] }));
}

/* An article is quoted by what is selected in it, else whole; one that is both, once for each side. */
function citeArticle(article) {
  const chosen = getSelection();
  const inside = !chosen.isCollapsed && article.contains(chosen.anchorNode) && article.contains(chosen.focusNode);
  const words = () => (inside ? chosen.getRangeAt(0).cloneContents() : wholeOf(linesOf(article)));
  return sidesOf(article).map(({ side, tag, mark }) => citation(tag, mark, wordingOf(words(), side))).join("\n");
}

function quotesOf(finding) {
  return [...finding.querySelectorAll("blockquote")].map((quote) => citation(
    quote.closest(".side").querySelector(".tag").textContent,
    quote.querySelector("cite").textContent.trim(),
    quote.querySelector("a").textContent));
}

/* What changed, in words, then the quotes; a row without quotes is cited with the texts it leads to. */
function citeFinding(finding) {
  const text = (name) => squeezed(finding.querySelector(name)?.textContent ?? "");
  const said = [text(".kind"), text("strong"), text(".sentence")].filter(Boolean).join(" ");
  const quotes = quotesOf(finding);
  const told = () => statementsOf(finding).map(({ tag, mark, quote }) => citation(tag, mark, quote));
  return [said, ...(quotes.length ? quotes : told())].join("\n");
}

/* The places of the right document stand behind the arrow. */
const ARROW = /[→↔]/;
const isRight = (link) => {
  const before = document.createRange();
  before.setStart(link.parentElement, 0);
  before.setEndBefore(link);
  return ARROW.test(before.toString());
};

/* The statements of the texts to which a row leads, each with its link. */
function statementsOf(finding) {
  return [...finding.querySelectorAll(".where a")].map((link) => {
    const place = byId(decodeURIComponent(link.hash.slice(1)));
    const article = place.closest(".text");
    const line = place.closest(".line") ?? article.querySelector(".line");
    const { side, tag, mark } = sidesOf(article).at(isRight(link) ? -1 : 0);
    return { tag, mark, href: link.hash, quote: squeezed(wordingOf(wholeOf([line]), side)) };
  });
}

/* A row whose quotes the page does not hold has its evidence from the texts, once somebody asks. */
function addProofs() {
  for (const finding of changes) {
    if (!finding.querySelector(".proof")) finding.children[2].append(toolOf("proof-template"));
  }
}

function showProof(proof) {
  if (proof.childElementCount > 1) return;
  const found = new Map(statementsOf(proof.closest(".finding")).map((one) => [one.tag + one.quote, one]));
  for (const { tag, mark, href, quote } of found.values()) {
    const said = toolOf("quote-template");
    const [name, link, cite] = said.querySelectorAll(".tag, a, cite");
    [name.textContent, link.textContent, cite.textContent] = [tag, quote, mark];
    link.href = href;
    proof.append(said);
  }
}

/* Where the tools of a finding stand: below its evidence, or at its end. */
const toolsOf = (finding) => finding.querySelector(".basis") ?? finding.children[2];

/* Say in words what was done, for eyes and for screen readers. */
function announce(text) {
  const said = byId("said");
  said.textContent = text;
  clearTimeout(announce.timer);
  announce.timer = setTimeout(() => { said.textContent = ""; }, 4000);
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    announce(byId("said").dataset.copied);
  } catch {
    byId("citation").querySelector("textarea").value = text;
    byId("citation").showModal();
  }
}

function addCitations() {
  const findings = changes.map(toolsOf);
  for (const place of [...document.querySelectorAll(".text > .article-head"), ...findings]) {
    place.append(toolOf("cite-tool"));
  }
}

function onCite(button) {
  const holder = button.closest("article, .finding");
  copy(holder.classList.contains("finding") ? citeFinding(holder) : citeArticle(holder));
}
