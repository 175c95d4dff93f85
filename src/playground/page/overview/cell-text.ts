import { cellText, type JsonObject } from '../../../shared/json.js';
import { countText, numberText } from '../parts/quantity-text.js';

const mostItems = 10;
const mostCharacters = 300;

/** A value in a table of results: no list and no text makes its row grow without bound. */
export function shortCellText(value: JsonObject[string] | undefined): string {
  if (typeof value === 'number') return numberText(value);
  if (!Array.isArray(value) || value.length <= mostItems) return cut(cellText(value));
  const rest = value.length - mostItems;
  return `${cut(cellText(value.slice(0, mostItems)))} and ${countText(rest)} more`;
}

function cut(text: string): string {
  return text.length > mostCharacters ? `${text.slice(0, mostCharacters)}…` : text;
}
