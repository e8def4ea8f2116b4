"use strict";
/* Comfort only: without this script everything is shown. */
(() => {
  const root = document.documentElement;
  const $ = (id) => document.getElementById(id);
  const rows = [...document.querySelectorAll(".row")];
  const off = new Set();

  /* Light and dark: the system's choice until the reader makes another. */
  $("scheme").hidden = false;
  $("scheme").addEventListener("click", () => {
    const style = getComputedStyle(document.body);
    const [red] = style.backgroundColor.match(/\d+/g).map(Number);
    root.style.colorScheme = red > 127 ? "dark" : "light";
  });

  /* Search marks words without touching the text. */
  const mark = (words) => {
    if (!CSS.highlights) return;
    CSS.highlights.delete("found");
    if (!words) return;
    const ranges = [];
    for (const row of rows.filter((row) => !row.hidden)) {
      const walk = document.createTreeWalker(row, NodeFilter.SHOW_TEXT);
      for (let node = walk.nextNode(); node; node = walk.nextNode()) {
        const text = node.data.toLowerCase();
        for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
          const range = new Range();
          range.setStart(node, at);
          range.setEnd(node, at + words.length);
          ranges.push(range);
        }
      }
    }
    CSS.highlights.set("found", new Highlight(...ranges));
  };

  /* A row is shown if one of its kinds is on and it has the words looked for. */
  const show = () => {
    const words = $("search").value.trim().toLowerCase();
    for (const row of rows) {
      const wanted = row.dataset.kinds.split(" ").some((kind) => !off.has(kind));
      row.hidden = !wanted || !row.textContent.toLowerCase().includes(words);
    }
    for (const part of document.querySelectorAll(".part")) {
      part.hidden = !part.querySelector(".row:not([hidden])");
    }
    const status = $("status");
    const shown = rows.filter((row) => !row.hidden).length;
    status.textContent = status.dataset.form.replace("SHOWN", shown).replace("ALL", rows.length);
    mark(words);
  };

  const toggle = (button) => {
    const on = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", on);
    return on;
  };
  for (const button of document.querySelectorAll("[data-kind]")) {
    button.addEventListener("click", () => {
      if (toggle(button)) off.delete(button.dataset.kind);
      else off.add(button.dataset.kind);
      show();
    });
  }
  $("show-related").addEventListener("click", (event) => {
    document.body.classList.toggle("hide-relations", !toggle(event.currentTarget));
  });
  $("search").addEventListener("input", show);
  $("controls").addEventListener("submit", (event) => event.preventDefault());

  /* Step through the rows that are shown and are no mere repetition. */
  let current = -1;
  const step = (by) => {
    const stops = rows.filter((row) => !row.hidden && row.dataset.kinds !== "same");
    if (!stops.length) return;
    current = Math.min(Math.max(stops.indexOf(rows[current]) + by, 0), stops.length - 1);
    const row = stops[current];
    document.querySelector(".row.current")?.classList.remove("current");
    row.closest(".pair-reading").open = true;
    row.classList.add("current");
    row.scrollIntoView({ block: "center" });
    current = rows.indexOf(row);
  };
  $("next").addEventListener("click", () => step(1));
  $("previous").addEventListener("click", () => step(-1));
  document.addEventListener("keydown", (event) => {
    const busy = event.target.closest("input, textarea");
    if (event.key === "Escape" && busy) busy.blur();
    if (busy || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "j") step(1);
    if (event.key === "k") step(-1);
    if (event.key === "/") { event.preventDefault(); $("search").focus(); }
  });

  /* A link always leads to something visible; paper has the table and all pairs. */
  const reveal = () => {
    const target = document.querySelector(":target");
    if (!target) return;
    for (let around = target; around; around = around.parentElement) {
      if (around.hidden) around.hidden = false;
      if (around.tagName === "DETAILS") around.open = true;
    }
    target.scrollIntoView();
  };
  addEventListener("hashchange", reveal);
  addEventListener("beforeprint", () => {
    for (const fold of document.querySelectorAll(".numbers, .pair-reading")) fold.open = true;
  });

  $("controls").hidden = false;
  show();
  if (location.hash) reveal();
})();
