// In a report: a value shows its words, words show their value.
"use strict";
function show(name) {
  for (const old of document.querySelectorAll(".active")) old.classList.remove("active");
  for (const each of document.querySelectorAll(`[data-items~="${CSS.escape(name)}"], [data-item="${CSS.escape(name)}"]`)) each.classList.add("active");
}
document.addEventListener("click", (event) => {
  const item = event.target.closest("[data-item]");
  const piece = event.target.closest("[data-items]");
  if (item && !event.target.closest("a, summary")) {
    show(item.dataset.item);
    document.querySelector(`[data-items~="${CSS.escape(item.dataset.item)}"]`)?.scrollIntoView({ block: "center" });
  } else if (piece) {
    const name = piece.dataset.items.split(" ")[0];
    show(name);
    document.querySelector(`[data-item="${CSS.escape(name)}"]`)?.scrollIntoView({ block: "center" });
  }
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && event.target.matches("[data-item]")) event.target.click();
});
