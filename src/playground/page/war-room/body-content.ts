import { type Json, jsonIn } from '../../../shared/json.js';

/** The body of a message: as JSON to unfold where it is such, else as text. */
export type BodyContent =
  | { readonly is: 'nothing' }
  | { readonly is: 'json'; readonly value: Json }
  | { readonly is: 'text'; readonly text: string };

/** Several lines that are a JSON object each count as a list of them. */
export function bodyContent(body: string): BodyContent {
  const text = body.trim();
  if (text === '') return { is: 'nothing' };
  const value =
    jsonIn(text) ?? (text.startsWith('{') ? jsonIn(`[${text.split(/\r?\n/).join(',')}]`) : undefined);
  return typeof value === 'object' && value !== null ? { is: 'json', value } : { is: 'text', text: body };
}
