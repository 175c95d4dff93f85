/** Each character takes one column. */
const plain = /^[ -~]*$/;
const takesTwoColumns =
  /^(?:\p{Emoji_Presentation}|[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6])/u;

/** The columns that a line takes on a terminal. */
export function textWidth(text: string): number {
  return graphemesOf(text).reduce((width, grapheme) => width + columnsOf(grapheme), 0);
}

/** The text, cut with an ellipsis where it takes more than `width` columns. */
export function truncate(text: string, width: number): string {
  if (textWidth(text) <= width) return text;
  let kept = '';
  let used = 1;
  for (const grapheme of graphemesOf(text)) {
    used += columnsOf(grapheme);
    if (used > width) break;
    kept += grapheme;
  }
  return `${kept}\u2026`;
}

/** The text, filled with blanks to `width` columns. */
export function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - textWidth(text)));
}

let segmenter: Intl.Segmenter | undefined;

/** What looks like one character each. The segmenter takes longer to make than most commands to run. */
function graphemesOf(text: string): string[] {
  if (plain.test(text)) return [...text];
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

function columnsOf(grapheme: string): number {
  return takesTwoColumns.test(grapheme) ? 2 : 1;
}
