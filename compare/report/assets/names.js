/* A link that shows only a mark tells what its article is about when it is pointed at or focused. */
const LONGEST_NAME = 40;

function nameLink(event) {
  const link = event.target.closest?.("a:is(.to, .partner, .where *, .marks *)[href^='#']");
  if (!link || link.title) return;
  const target = byId(decodeURIComponent(link.hash.slice(1)));
  const line = target?.closest(".text")?.querySelector(".line");
  if (line) link.title = squeezed(line.textContent).slice(0, LONGEST_NAME);
}
