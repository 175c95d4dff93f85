import type { CommandDefinition } from '../../definition/command.js';
import type { OutputRow, Outputs } from '../../definition/outputs.js';
import { type Entry, markdownEntry, markdownTable, valueAt } from '../commands/entry.js';
import { configurationFailure } from '../values/failure.js';
import { isObject } from '../values/json.js';
import { addVerdicts, type Verdict, type VerdictSource } from './verdicts.js';

/** What a command answers: a text, or rows that become a table and the context. */
export interface CommandResult<O = unknown> {
  /** Stands above the table. */
  readonly title?: string;
  /** Objects with the declared outputs; one that is not in a list counts as a list of one. */
  readonly rows?: readonly OutputRow<O>[] | OutputRow<O>;
  /** Fields of the table, by path; the declared outputs unless it says otherwise. */
  readonly columns?: readonly string[];
  /** What to say instead of a table; Markdown. */
  readonly text?: string;
  /** The answer of the service, which playbooks can read as a whole; the rows unless it says otherwise. */
  readonly raw?: unknown;
  /** For reputation commands, one for each indicator. */
  readonly verdicts?: readonly Verdict[];
  /** A file for the War Room. */
  readonly file?: { readonly name: string; readonly content: string };
  /** For commands that are declared with `polling`. */
  readonly again?: undefined;
}

/** What a handler of a command may return. */
export type CommandAnswer<O = unknown> = string | CommandResult<O> | readonly CommandResult<O>[];

/** Saves a text as a file of the War Room, and returns the id of it. */
export type FileSaver = (content: string) => string;

export interface ResultContext {
  readonly source: VerdictSource;
  readonly saveFile: FileSaver;
}

/** The entries of an answer. A list of results becomes a list of entries. */
export function entriesOf(
  answer: CommandAnswer,
  command: CommandDefinition,
  context: ResultContext,
): Entry | Entry[] {
  if (typeof answer === 'string') return markdownEntry(answer, answer);
  if (isList(answer)) {
    return answer.reduce<Entry[]>((all, result) => all.concat(entryOf(result, command, context)), []);
  }
  const entries = entryOf(answer, command, context);
  return entries.length === 1 ? (entries[0] as Entry) : entries;
}

function isList(answer: CommandAnswer): answer is readonly CommandResult[] {
  return Array.isArray(answer);
}

function entryOf(result: CommandResult, command: CommandDefinition, context: ResultContext): Entry[] {
  const { title, text, raw, file, verdicts = [] } = result;
  const rows = rowsOf(result.rows);
  const entries: Entry[] = [];
  const contextData: { [path: string]: unknown } = {};
  if (command.outputs && rows.length > 0)
    contextData[contextPath(command.outputs)] = outputRows(command.outputs, rows);
  if (command.indicator !== undefined) addVerdicts(contextData, command.indicator, verdicts, context.source);
  if (text !== undefined || result.rows !== undefined || file === undefined) {
    const heading = title === undefined ? '' : `### ${title}\n\n`;
    const body = text ?? tableOf(rows, result.columns ?? columnsOf(command, rows));
    entries.push({
      ...markdownEntry(heading + body, raw ?? result.rows ?? text ?? ''),
      EntryContext: contextData,
    });
  }
  if (file) entries.push(fileEntry(file, context.saveFile));
  return entries;
}

function rowsOf(rows: CommandResult['rows']): readonly object[] {
  if (rows === undefined) return [];
  return Array.isArray(rows) ? rows : [rows];
}

function columnsOf({ outputs }: CommandDefinition, rows: readonly object[]): string[] {
  if (outputs) return Object.keys(outputs.fields);
  const [first] = rows;
  return isObject(first) ? Object.keys(first) : [];
}

function tableOf(rows: readonly object[], columns: readonly string[]): string {
  if (rows.length === 0) return 'There is nothing to show.';
  return markdownTable(
    columns,
    rows.map((row) => columns.map((column) => valueAt(row, column))),
  );
}

/** The path with the condition under which an object takes the place of another. */
function contextPath({ prefix, key }: Outputs): string {
  return key === undefined ? prefix : `${prefix}(val.${key} && val.${key} == obj.${key})`;
}

/** The declared fields of the rows; a single row stays alone, so that paths read like its fields. */
function outputRows({ fields }: Outputs, rows: readonly object[]): unknown {
  const picked = rows.map((row) => {
    const output: { [name: string]: unknown } = {};
    for (const path of Object.keys(fields)) setAt(output, path.split('.'), valueAt(row, path));
    return output;
  });
  return picked.length === 1 ? picked[0] : picked;
}

function setAt(
  target: { [name: string]: unknown },
  [name = '', ...rest]: readonly string[],
  value: unknown,
): void {
  if (value === undefined || value === null) return;
  if (rest.length === 0) {
    target[name] = value;
    return;
  }
  const inner = target[name];
  const next: { [name: string]: unknown } = isObject(inner) ? inner : {};
  target[name] = next;
  setAt(next, rest, value);
}

const fileType = 3;

function fileEntry(
  { name, content }: { readonly name: string; readonly content: string },
  save: FileSaver,
): Entry {
  if (name === '' || /[\\/]/.test(name)) {
    throw configurationFailure(
      `"${name}" is no name of a file: it must not be empty and must not have slashes.`,
    );
  }
  return { Type: fileType, ContentsFormat: 'text', Contents: '', File: name, FileID: save(content) };
}
