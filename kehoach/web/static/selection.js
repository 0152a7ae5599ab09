// From a selection in the page to offsets in the document's text, which count Unicode characters.

// The offset of a point: the nearest piece at or before it, and the characters from there to the point.
function offsetOf(root, node, inside) {
  const point = document.createRange();
  point.setStart(node, inside);
  const pieces = root.querySelectorAll("[data-s]");
  const range = document.createRange();
  let low = -1;
  let high = pieces.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    range.selectNodeContents(pieces[middle]);
    if (range.compareBoundaryPoints(Range.START_TO_START, point) > 0) high = middle;
    else low = middle;
  }
  const best = pieces[low];
  if (!best) return null;
  const before = document.createRange();
  before.selectNodeContents(best);
  if (best.contains(node)) before.setEnd(node, inside);
  return Number(best.dataset.s) + [...before.toString()].length;
}

export function selectedOffsets(root) {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!root.contains(range.startContainer) || !root.contains(range.endContainer)) return null;
  const start = offsetOf(root, range.startContainer, range.startOffset);
  const end = offsetOf(root, range.endContainer, range.endOffset);
  const text = selection.toString().trim();
  return start === null || end === null || start >= end || !text ? null : { start, end, text };
}

// Selecting by keyboard: a word more or less; it begins at the mark that the arrows came to, or at the first line in view.
export function moveSelection(root, from, forward) {
  const selection = getSelection();
  if (!selection.rangeCount || !root.contains(selection.anchorNode)) {
    const top = root.getBoundingClientRect().top;
    const first = from || [...root.querySelectorAll("[data-s]")].find((piece) => piece.getBoundingClientRect().top >= top);
    if (!first) return;
    selection.collapse(first.firstChild || first, 0);
  }
  selection.modify("extend", forward ? "forward" : "backward", "word");
}
