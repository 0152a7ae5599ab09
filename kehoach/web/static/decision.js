// The decision page: values and their words show each other; items are accepted, edited, deleted, added and taken back.

import { moveSelection, selectedOffsets } from "/static/selection.js";

const page = document.getElementById("decision");
const words = document.getElementById("words");
const sheets = document.getElementById("sheets");
const record = document.getElementById("pane-record");
const editor = document.getElementById("editor");
const adding = document.getElementById("adding");
const toast = document.getElementById("toast");
const say = document.getElementById("sentences").dataset;
const mark = document.querySelector("meta[name=kehoach-mark]").content;
const NAME = "kehoach-author";

const pieces = (name) => document.querySelectorAll(`[data-items~="${CSS.escape(name)}"]`);
const itemNamed = (name) => record.querySelector(`[data-item="${CSS.escape(name)}"]`);

// ---- values and words -------------------------------------------------------------------------------------------

let active = null;

function show(name) {
  if (active === name) return;
  if (active !== null) {
    for (const piece of pieces(active)) piece.classList.remove("active");
    itemNamed(active)?.classList.remove("active");
  }
  active = name;
  if (name === null) return;
  for (const piece of pieces(name)) piece.classList.add("active");
  itemNamed(name)?.classList.add("active");
}

function bring(element) {
  if (element) element.scrollIntoView({ block: "center", behavior: calm() ? "auto" : "smooth" });
}

const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

function toWords(name) {
  show(name);
  openPane("text");
  bring([...pieces(name)].find((piece) => piece.getClientRects().length));
}

function toItem(name) {
  const item = itemNamed(name);
  if (!item) return;
  openPane("record");
  show(name);
  item.focus({ preventScroll: true });
  bring(item);
}

record.addEventListener("focusin", (event) => {
  const item = event.target.closest("[data-item]");
  if (!item) return;
  show(item.dataset.item);
  if (wide()) bring([...pieces(item.dataset.item)].find((piece) => piece.getClientRects().length));
});
record.addEventListener("click", (event) => {
  const item = event.target.closest("[data-item]");
  if (!item || event.target.closest("a, button, summary")) return;
  toWords(item.dataset.item);
});
for (const pane of [words, sheets]) {
  pane?.addEventListener("click", (event) => {
    const piece = event.target.closest("[data-items]");
    if (!piece || !getSelection().isCollapsed) return;
    // A second click goes on to the next item whose words these are.
    const names = piece.dataset.items.split(" ");
    toItem(names[(names.indexOf(active) + 1) % names.length]);
  });
}

function walk(step) {
  const opens = [...words.querySelectorAll("mark.opens")];
  if (!opens.length) return;
  const at = opens.findIndex((piece) => piece.classList.contains("here"));
  const next = opens[at < 0 ? (step > 0 ? 0 : opens.length - 1) : (at + step + opens.length) % opens.length];
  for (const piece of opens) piece.classList.toggle("here", piece === next);
  show(next.dataset.items.split(" ")[0]);
  bring(next);
}

words.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "ArrowLeft" || event.key === "ArrowRight") {
    event.preventDefault();
    const forward = event.key === "ArrowRight";
    if (event.shiftKey) moveSelection(words, words.querySelector("mark.here"), forward);
    else walk(forward ? 1 : -1);
  } else if (event.key === "Enter" && active) {
    event.preventDefault();
    toItem(active);
  }
});

// ---- panes and views --------------------------------------------------------------------------------------------

const wide = () => matchMedia("(min-width: 60rem)").matches;
const tabs = [...document.querySelectorAll("[role=tab]")];

function openPane(name) {
  for (const tab of tabs) {
    const on = tab.id === `tab-${name}`;
    tab.setAttribute("aria-selected", String(on));
    tab.tabIndex = on ? 0 : -1;
  }
  page.dataset.open = name;
}

for (const tab of tabs) {
  tab.addEventListener("click", () => openPane(tab.id.slice(4)));
  tab.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
    const other = tabs[1 - tabs.indexOf(tab)];
    openPane(other.id.slice(4));
    other.focus();
  });
}
openPane("text");

for (const button of document.querySelectorAll("[data-view]")) {
  button.addEventListener("click", () => {
    for (const other of document.querySelectorAll("[data-view]")) {
      other.setAttribute("aria-pressed", String(other === button));
    }
    words.hidden = button.dataset.view !== "words";
    sheets.hidden = button.dataset.view !== "sheets";
    if (active) bring([...pieces(active)].find((piece) => piece.getClientRects().length));
  });
}

// ---- corrections ------------------------------------------------------------------------------------------------

async function send(body) {
  let response;
  try {
    response = await fetch(page.dataset.address, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-Kehoach-Mark": mark },
      body: JSON.stringify({ text_key: page.dataset.textKey, ...body }),
    });
  } catch {
    return { status: 0, problem: say.failed };
  }
  if (response.status === 403) return { status: 403, problem: say.stale };
  const answer = response.headers.get("content-type")?.includes("json") ? await response.json() : {};
  return { status: response.status, problem: response.ok ? null : say.failed, ...answer };
}

function about(item) {
  return { kind: item.dataset.kind, item: item.dataset.item, base: Number(item.dataset.version) };
}

function replace(answer, focus) {
  const old = itemNamed(answer.item);
  if (!old) return null;
  if (!answer.html) {
    old.remove();
    return null;
  }
  const holder = document.createElement("template");
  holder.innerHTML = answer.html; // the server's own template: every word in it is escaped there
  const fresh = holder.content.firstElementChild;
  old.replaceWith(fresh);
  holder.innerHTML = answer.heading;
  document.getElementById("heading").replaceWith(holder.content.firstElementChild);
  for (const piece of pieces(answer.item)) piece.classList.toggle("gone", fresh.dataset.state === "deleted");
  active = null;
  if (focus) fresh.focus();
  else show(answer.item);
  return fresh;
}

function tell(sentence, undo) {
  toast.replaceChildren(document.createTextNode(sentence));
  if (undo) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = say.undo;
    button.addEventListener("click", () => {
      toast.hidden = true;
      const item = itemNamed(undo);
      if (item) act(item, "undo");
    });
    toast.append(" ", button);
  }
  toast.hidden = false;
  clearTimeout(tell.timer);
  tell.timer = setTimeout(() => (toast.hidden = true), 12000);
}

const told = { accept: "accepted", delete: "deleted", undo: "undone", edit: "saved" };

async function act(item, action) {
  const author = localStorage.getItem(NAME);
  if (!author || action === "edit") return edit(item, action);
  const answer = await send({ ...about(item), action, author });
  finish(answer, action);
}

function finish(answer, action) {
  if (answer.status === 200) {
    const fresh = replace(answer, true);
    if (!fresh && action === "undo") record.querySelector("[data-item]")?.focus();
    tell(say[told[action]], action === "undo" ? null : answer.item);
  } else if (answer.status === 409) {
    replace(answer, true);
    tell(`${say.overtaken} (${answer.by})`);
  } else tell(answer.problem);
}

record.addEventListener("click", (event) => {
  const button = event.target.closest("[data-action]");
  if (button) act(button.closest("[data-item]"), button.dataset.action);
});

const KEYS = { a: "accept", e: "edit", x: "delete", u: "undo" };

// Single letters count only while an item has the focus.
record.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) return;
  const item = event.target.closest("[data-item]");
  if (!item) return;
  const action = KEYS[event.key];
  if (action && item.querySelector(`[data-action=${action}]`)) {
    event.preventDefault();
    act(item, action);
  } else if (event.key === "j" || event.key === "k") {
    event.preventDefault();
    const all = [...record.querySelectorAll("[data-item]")].filter((each) => each.getClientRects().length);
    const next = all[all.indexOf(item) + (event.key === "j" ? 1 : -1)];
    next?.focus({ preventScroll: true });
    bring(next);
  } else if (event.key === "Enter" && event.target === item) {
    event.preventDefault();
    toWords(item.dataset.item);
    if (!wide()) words.focus({ preventScroll: true });
  }
});

// ---- the editor -------------------------------------------------------------------------------------------------

const form = editor.querySelector("form");
const fields = document.getElementById("editor-fields");
let pending = null;

function open(template, title, quote, values, body) {
  pending = body;
  const withFields = body.action === "edit" || body.action === "add";
  fields.replaceChildren(
    withFields ? document.getElementById(template).content.cloneNode(true) : document.createDocumentFragment(),
  );
  for (const [name, value] of Object.entries(values)) {
    const field = form.elements[name];
    if (!field) continue;
    if (field.type === "checkbox") field.checked = value !== "";
    else field.value = value;
  }
  document.getElementById("editor-title").textContent = title;
  document.getElementById("editor-quote").textContent = quote.length > 400 ? `${quote.slice(0, 400)}…` : quote;
  document.getElementById("editor-conflict").hidden = true;
  document.getElementById("editor-problem").hidden = true;
  form.elements._note.value = "";
  form.elements._author.value = localStorage.getItem(NAME) || "";
  editor.showModal();
  (withFields ? fields.querySelector("input, textarea, select") : form.elements._author).focus();
}

function edit(item, action) {
  const label = item.querySelector(".label").textContent;
  const title = `${say[action] || item.querySelector(`[data-action=${action}]`).title} ${label}`;
  const quote = [...words.querySelectorAll(`[data-items~="${CSS.escape(item.dataset.item)}"]`)];
  open(item.dataset.template, title, quote.map((piece) => piece.textContent).join(" "), JSON.parse(item.dataset.form), {
    ...about(item),
    action,
  });
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  for (const problem of form.querySelectorAll("[data-problem]")) problem.hidden = true;
  for (const field of form.elements) field.removeAttribute("aria-invalid");
  const { _note: note, _author: author, ...values } = Object.fromEntries(new FormData(form));
  if (author.trim()) localStorage.setItem(NAME, author.trim());
  const body = { ...pending, author, note };
  if (pending.action === "edit" || pending.action === "add") body.form = values;
  const answer = await send(body);
  if (answer.status === 200) {
    editor.close();
    if (pending.action === "add") {
      // Its words must become a mark in the text.
      location.hash = answer.item;
      location.reload();
    } else finish(answer, pending.action);
  } else if (answer.status === 409) {
    const fresh = replace(answer, false);
    if (fresh) pending.base = Number(fresh.dataset.version);
    const conflict = document.getElementById("editor-conflict");
    conflict.textContent = `${say.conflict} ${answer.by || ""}: ${fresh?.querySelector(".said")?.innerText || ""}`;
    conflict.hidden = false;
  } else {
    const problem = document.getElementById("editor-problem");
    problem.textContent = answer.problem;
    problem.hidden = false;
    for (const [name, words] of Object.entries(answer.fields || {})) {
      const place = form.querySelector(`[data-problem="${CSS.escape(name)}"]`);
      if (place) {
        place.textContent = words;
        place.hidden = false;
      }
      form.elements[name]?.setAttribute("aria-invalid", "true");
    }
    form.querySelector("[aria-invalid]")?.focus();
  }
});
document.getElementById("editor-cancel").addEventListener("click", () => editor.close());
editor.addEventListener("close", () => {
  if (pending?.item) itemNamed(pending.item)?.focus();
});

// ---- adding by selecting words ----------------------------------------------------------------------------------

document.addEventListener("selectionchange", () => {
  if (!editor.open) adding.hidden = selectedOffsets(words) === null;
});
for (const button of adding.querySelectorAll("[data-add]")) {
  button.addEventListener("click", () => {
    const chosen = selectedOffsets(words);
    if (!chosen) return;
    const kind = button.dataset.add;
    const title = `${say.add}: ${document.getElementById(`form-${kind}`).dataset.title}`;
    const start = { targets: { indicator: chosen.text }, tasks: { action: chosen.text }, budgets: { currency: "VND" } };
    open(`form-${kind}`, title, chosen.text, start[kind] || {}, { kind, action: "add", start: chosen.start, end: chosen.end });
  });
}

for (const item of record.querySelectorAll('article[data-state="deleted"]')) {
  for (const piece of pieces(item.dataset.item)) piece.classList.add("gone");
}
if (location.hash.length > 1) {
  const name = decodeURIComponent(location.hash.slice(1));
  if (itemNamed(name)) toItem(name);
}
