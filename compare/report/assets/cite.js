/* Copy a finding or an article as a citation: issuer, title, year, article, quote. */
const cited = new Map([...document.querySelectorAll(".card")].map(
  (card) => [card.querySelector(".tag").textContent, card.dataset.cited]));
const toolOf = (name) => byId(name).content.firstElementChild.cloneNode(true);
const squeezed = (text) => text.replace(/\s+/g, " ").trim();

function citation(tag, mark, quote) {
  const values = { SOURCE: cited.get(tag), MARK: mark, QUOTE: squeezed(quote) };
  return byId("cite-tool").dataset.form.replace(/SOURCE|MARK|QUOTE/g, (place) => values[place]);
}

/* An article is quoted by what is selected in it, else whole. */
function citeArticle(article) {
  const chosen = getSelection();
  const inside = !chosen.isCollapsed && article.contains(chosen.anchorNode) && article.contains(chosen.focusNode);
  const whole = [...article.querySelectorAll(".line")].map((line) => line.textContent).join("");
  const text = (name) => article.querySelector(name).textContent;
  return citation(text(".tag"), text(".mark"), inside ? String(chosen) : whole);
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
  return [said, ...(quotes.length ? quotes : statementsOf(finding))].join("\n");
}

function statementsOf(finding) {
  return [...finding.querySelectorAll(".where a")].map((link) => {
    const place = byId(decodeURIComponent(link.hash.slice(1)));
    const article = place.closest(".text");
    const statement = place.closest(".line") ?? article.querySelector(".line");
    const text = (name) => article.querySelector(name).textContent;
    return citation(text(".tag"), text(".mark"), statement.textContent);
  });
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
