// Filters apply as they are chosen; empty ones leave the address, so that an address says only what it means.
"use strict";

for (const form of document.querySelectorAll("#search, #sort")) {
  form.addEventListener("submit", () => {
    for (const field of form.elements) {
      if (field.name && field.value === "") field.disabled = true;
    }
  });
  for (const choice of form.querySelectorAll("select, input[type=checkbox]")) {
    choice.addEventListener("change", () => form.requestSubmit());
  }
}
window.addEventListener("pageshow", () => {
  for (const field of document.querySelectorAll("#search :disabled, #sort :disabled")) field.disabled = false;
});
// On a wide screen the filters stand open beside the list.
if (matchMedia("(min-width: 60rem)").matches) document.getElementById("filters").open = true;
document.addEventListener("keydown", (event) => {
  if (event.key === "/" && !event.target.closest("input, textarea, select")) {
    event.preventDefault();
    document.getElementById("q").focus();
  }
});
