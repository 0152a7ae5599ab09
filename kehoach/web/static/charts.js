// Charts in the page: Vega-Lite's specs, drawn without evaluating code (the policy of the pages forbids that).
"use strict";

const dark = matchMedia("(prefers-color-scheme: dark)").matches;
const style = getComputedStyle(document.body);
const ink = style.color;
const quiet = style.getPropertyValue("--line").trim();
const config = {
  background: "transparent",
  font: style.fontFamily,
  axis: { labelColor: ink, titleColor: ink, gridColor: quiet, tickColor: quiet, labelFontSize: 12, titleFontSize: 12 },
  legend: { labelColor: ink, titleColor: ink, labelFontSize: 12, titleFontSize: 12 },
};
const options = {
  ast: true,
  renderer: "svg",
  actions: false,
  defaultStyle: false,
  tooltip: { disableDefaultStyle: true, theme: dark ? "dark" : "light" },
  config,
  formatLocale: { decimal: ",", thousands: ".", grouping: [3], currency: ["", " ₫"] },
};

async function draw(place) {
  const answer = await fetch(place.dataset.spec);
  if (answer.status !== 200) throw new Error(String(answer.status));
  const spec = await answer.json();
  place.replaceChildren();
  await vegaEmbed(place, spec, options);
  place.dataset.drawn = "yes";
}

for (const place of document.querySelectorAll("[data-spec]")) {
  draw(place).catch((error) => {
    place.dataset.drawn = "no";
    place.textContent = String(error);
  });
}
for (const field of document.querySelectorAll("form.choose select")) {
  field.addEventListener("change", () => field.form.requestSubmit());
}
