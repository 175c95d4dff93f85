import { jsonStructure } from '../server/json-structure.js';
import type { Event } from './dataset.js';

/** The text is not a sequence of JSON objects. */
export class NotJsonRecords extends Error {
  override readonly name = 'NotJsonRecords';
}

/**
 * Splits a body into its top-level JSON objects with the text of each. An object may take several lines.
 * Throws NotJsonRecords where anything but white space stands outside of an object.
 */
export function splitJsonRecords(body: string): { readonly text: string; readonly event: Event }[] {
  return [...objectTexts(body)].map((text) => ({ text, event: parseObject(text) }));
}

function* objectTexts(body: string): Generator<string> {
  let depth = 0;
  let start = 0;
  let end = 0;
  for (const position of jsonStructure(body)) {
    if (body[position] === '{') {
      if (depth === 0) {
        requireBlank(body.slice(end, position));
        start = position;
      }
      depth += 1;
    } else if (body[position] === '}') {
      depth -= 1;
      if (depth < 0) throw new NotJsonRecords('A closing brace without an opening one.');
      end = position + 1;
      if (depth === 0) yield body.slice(start, end);
    }
  }
  if (depth > 0) throw new NotJsonRecords('The last object does not end.');
  requireBlank(body.slice(end));
}

function requireBlank(text: string): void {
  if (text.trim() !== '') throw new NotJsonRecords('Text outside of an object.');
}

function parseObject(text: string): Event {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new NotJsonRecords('An object that is not JSON.', { cause: error });
  }
}
