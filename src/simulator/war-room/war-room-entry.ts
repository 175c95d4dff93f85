import { isJsonObject, type Json, type JsonObject } from '../../shared/json.js';

/** One item of the war room. */
export interface WarRoomEntry extends JsonObject {
  Type: number;
  ContentsFormat: string;
  Contents: Json;
}

export const entryTypes = { note: 1, file: 3, error: 4, entryInfoFile: 9 } as const;

/** The entries that the server makes of what a script returned; undefined when it returned nothing. */
export function entriesOf(result: Json | undefined): WarRoomEntry[] {
  if (result === undefined || result === null) return [];
  if (Array.isArray(result) && result.length > 0 && result.every(isEntryLike))
    return result.map(completeEntry);
  if (isEntryLike(result)) return [completeEntry(result)];
  if (typeof result === 'object') return [noteEntry('json', result)];
  return [noteEntry('text', String(result))];
}

/** The entry that the server makes of what a script threw. */
export function errorEntry(message: string): WarRoomEntry {
  return { Type: entryTypes.error, ContentsFormat: 'text', Contents: message };
}

export function isErrorEntry(entry: WarRoomEntry): boolean {
  return entry.Type === entryTypes.error;
}

/** The contents as one text, as a failed command shows them. */
export function contentsText(entry: WarRoomEntry): string {
  return typeof entry.Contents === 'string' ? entry.Contents : JSON.stringify(entry.Contents);
}

export function noteEntry(format: string, contents: Json): WarRoomEntry {
  return { Type: entryTypes.note, ContentsFormat: format, Contents: contents };
}

/** A record of the source may also have a field `Contents` or `Type`; an entry has it with the platform's own kind of value. */
function isEntryLike(value: Json): value is JsonObject {
  return (
    isJsonObject(value) &&
    'Contents' in value &&
    (typeof value.Type === 'number' || typeof value.ContentsFormat === 'string')
  );
}

function completeEntry(given: JsonObject): WarRoomEntry {
  const contents = given.Contents ?? '';
  return {
    ...given,
    Type: typeof given.Type === 'number' ? given.Type : entryTypes.note,
    ContentsFormat:
      typeof given.ContentsFormat === 'string'
        ? given.ContentsFormat
        : typeof contents === 'string'
          ? 'text'
          : 'json',
    Contents: contents,
  };
}
