/* A link always leads to something visible; paper has the tables, all pairs and all articles. */
function reveal() {
  const target = document.querySelector(":target");
  if (!target) return;
  for (let around = target; around; around = around.parentElement) {
    if (around.hidden) around.hidden = false;
    if (around.tagName === "DETAILS") around.open = true;
  }
  target.scrollIntoView();
}

function openAll() {
  for (const fold of document.querySelectorAll(".numbers, .pair-reading, .unchanged")) fold.open = true;
}
