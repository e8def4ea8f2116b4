"use strict";
/* The view stands in the query of the address, so that it survives a reload and can be sent;
   the hash is left to the permalinks. What is as the page came is not written down. */
const byId = (id) => document.getElementById(id);
const form = byId("controls");
const isSwitch = (field) => field.type === "checkbox";

function readAddress() {
  const asked = new URLSearchParams(location.search);
  const named = (list, value) => asked.getAll(list).includes(value);
  for (const field of form.elements) {
    if (isSwitch(field) && named("with", field.value)) field.checked = true;
    else if (isSwitch(field) && named("without", field.value)) field.checked = false;
    else if (!isSwitch(field) && field.name && asked.has(field.name)) field.value = asked.get(field.name);
  }
}

/* A new address makes the browser look at every link of the page: only when what was asked for is shown. */
let writing;

function writeAddress() {
  cancelAnimationFrame(writing);
  writing = requestAnimationFrame(() => setTimeout(keepAddress));
}

function keepAddress() {
  const asked = new URLSearchParams();
  for (const field of form.elements) {
    if (isSwitch(field)) {
      if (field.checked !== field.defaultChecked) asked.append(field.checked ? "with" : "without", field.value);
    } else if (field.name && field.value) asked.set(field.name, field.value);
  }
  const query = asked.size ? `?${asked}` : "";
  history.replaceState(null, "", location.pathname + query + location.hash);
}
