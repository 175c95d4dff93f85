import { isJsonObject, type Json, type JsonObject } from '../../../shared/json.js';
import {
  contentsText,
  entryTypes,
  isErrorEntry,
  type WarRoomEntry,
} from '../../../simulator/war-room/war-room-entry.js';

/** What an entry shows. */
export type EntryContent =
  | { readonly is: 'error'; readonly text: string }
  /** With the id under which its content is kept, where there is one. */
  | { readonly is: 'file'; readonly name: string; readonly id?: string }
  | { readonly is: 'markdown'; readonly text: string }
  | { readonly is: 'text'; readonly text: string; readonly note?: string }
  | { readonly is: 'table'; readonly columns: readonly string[]; readonly rows: readonly JsonObject[] }
  | { readonly is: 'json'; readonly value: Json };

/** What stands behind an entry, to unfold. */
export interface EntryBackground {
  /** Absent when the entry shows its contents themselves. */
  readonly contents?: Json;
  readonly context?: Json;
}

/** What the War Room of a tenant makes of the entry: the readable text, where there is one, stands for the contents. */
export function entryContent(entry: WarRoomEntry): EntryContent {
  const { ContentsFormat, Contents, HumanReadable } = entry;
  if (isErrorEntry(entry)) return { is: 'error', text: contentsText(entry) };
  if (entry.Type === entryTypes.file || entry.Type === entryTypes.entryInfoFile) {
    const name = String(entry.File ?? entry.FileID ?? 'unnamed');
    return { is: 'file', name, ...(typeof entry.FileID === 'string' && { id: entry.FileID }) };
  }
  if (isText(HumanReadable)) return { is: 'markdown', text: HumanReadable };
  if (ContentsFormat === 'markdown') return { is: 'markdown', text: contentsText(entry) };
  if (ContentsFormat === 'html')
    return { is: 'text', text: contentsText(entry), note: 'HTML, which is shown as text here' };
  if (ContentsFormat === 'table') {
    const rows = Array.isArray(Contents) ? Contents : [Contents];
    if (rows.length > 0 && rows.every(isJsonObject))
      return { is: 'table', columns: [...new Set(rows.flatMap(Object.keys))], rows };
  }
  if (typeof Contents !== 'object' || Contents === null) return { is: 'text', text: contentsText(entry) };
  return { is: 'json', value: Contents };
}

export function entryBackground(entry: WarRoomEntry): EntryBackground {
  const { Contents, EntryContext, HumanReadable } = entry;
  return {
    ...(isText(HumanReadable) && !isErrorEntry(entry) && !isEmpty(Contents) && { contents: Contents }),
    ...(EntryContext !== undefined && !isEmpty(EntryContext) && { context: EntryContext }),
  };
}

function isText(value: Json | undefined): value is string {
  return typeof value === 'string' && value !== '';
}

function isEmpty(value: Json): boolean {
  if (value === null || value === '') return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}
