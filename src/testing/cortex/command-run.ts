import type { Json, JsonObject } from '../../shared/json.js';
import { isJsonObject } from '../../shared/json.js';
import { readTable } from '../../shared/markdown-table.js';
import type { RunResult } from '../../simulator/instance/instance.js';
import { contentsText, type WarRoomEntry } from '../../simulator/war-room/war-room-entry.js';

/** What came of a command, with what tests look at most. */
export interface CommandRun extends RunResult {
  /** What the War Room shows, all entries one after the other. */
  readonly text: string;
  /** `Contents` of the first entry. */
  readonly contents: Json | undefined;
  /** The rows of the first table that the War Room shows, by the names of its columns. */
  readonly table: readonly { readonly [column: string]: string }[];
  /**
   * `EntryContext` of all entries, by its paths without the conditions in parentheses: `Desk.Ticket` for
   * `Desk.Ticket(val.id && val.id == obj.id)`.
   */
  readonly outputs: JsonObject;
}

export function commandRun(result: RunResult): CommandRun {
  const text = result.entries.map(readableText).join('\n');
  return {
    ...result,
    text,
    contents: result.entries[0]?.Contents,
    table: firstTable(text),
    outputs: Object.fromEntries(result.entries.flatMap(outputsOf)),
  };
}

function readableText(entry: WarRoomEntry): string {
  const { HumanReadable: text } = entry;
  return typeof text === 'string' && text !== '' ? text : contentsText(entry);
}

function firstTable(markdown: string): CommandRun['table'] {
  const lines = markdown.split('\n');
  for (const index of lines.keys()) {
    const table = readTable(lines, index);
    if (table === undefined) continue;
    const { header, rows } = table;
    return rows.map((cells) =>
      Object.fromEntries(header.map((column, place) => [column, cells[place] ?? ''])),
    );
  }
  return [];
}

function outputsOf({ EntryContext: context }: WarRoomEntry): [string, Json][] {
  if (!isJsonObject(context)) return [];
  return Object.entries(context).map(([path, value]) => [path.replace(/\(.*\)$/, ''), value]);
}
