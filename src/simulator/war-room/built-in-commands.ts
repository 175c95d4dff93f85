import { messageOf, UserError } from '../../shared/errors.js';
import { isJsonObject, type Json, type JsonObject } from '../../shared/json.js';
import type { ScriptArguments } from '../instance/command-arguments.js';
import type { Investigation } from '../investigation/investigation.js';
import { entriesOf, noteEntry, type WarRoomEntry } from './war-room-entry.js';

type BuiltInCommand = (investigation: Investigation, args: ScriptArguments) => WarRoomEntry[];

/**
 * Commands of the server itself, as far as scripts of others use them and they need nothing but the investigation. Names
 * and arguments: the official script helper (Documentation/doc-howto.json of demisto/content) and its reference.
 */
export const builtInCommands: Readonly<Record<string, BuiltInCommand>> = {
  Print: (_investigation, args) => [noteEntry('text', text(args, 'value'))],
  Set: (investigation, args) => {
    const key = text(args, 'key');
    investigation.setContext(key, (args.value ?? null) as Json);
    return [noteEntry('text', `Key ${key} set`)];
  },
  DeleteContext: (investigation, args) => {
    investigation.deleteContext(text(args, 'all') === 'yes' ? undefined : text(args, 'key'));
    return [noteEntry('text', 'Context was changed')];
  },
  getContext: (investigation) => [noteEntry('json', { context: investigation.context })],
  getEntry: (investigation, args) => {
    const id = text(args, 'id');
    const found = investigation.entries().find(({ ID }) => ID === id);
    if (found === undefined)
      throw new UserError('argument-invalid', `The investigation has no entry "${id}".`);
    return [found];
  },
  getEntries: (investigation) => [...investigation.entries()],
  addEntries: (investigation, args) => {
    const entries = entriesOf(jsonOf(args.entries));
    investigation.add(entries);
    return [noteEntry('text', 'Done')];
  },
  getList: (investigation, args) => {
    const name = text(args, 'listName');
    const { lists } = investigation.data;
    if (!Object.hasOwn(lists, name)) throw new UserError('argument-invalid', `There is no list "${name}".`);
    return [noteEntry('text', lists[name] ?? '')];
  },
  createList: setList,
  setList,
  setIncident: (investigation, args) => changeIncident(investigation, args as JsonObject),
  setSeverity: (investigation, args) =>
    changeIncident(investigation, { severity: (args.severity ?? null) as Json }),
  setOwner: (investigation, args) => changeIncident(investigation, { owner: text(args, 'owner') }),
  closeInvestigation: (investigation, args) =>
    changeIncident(investigation, {
      status: 2,
      closeReason: text(args, 'reason'),
      closeNotes: text(args, 'notes'),
    }),
};

function changeIncident(investigation: Investigation, fields: JsonObject): WarRoomEntry[] {
  investigation.changeIncident(fields);
  return [noteEntry('text', 'done')];
}

function setList(investigation: Investigation, args: ScriptArguments): WarRoomEntry[] {
  const name = text(args, 'listName');
  investigation.setList(name, text(args, 'listData'));
  return [noteEntry('text', `Done: list ${name} was updated`)];
}

/** An argument as text; the value without a name is that of any. */
function text(args: ScriptArguments, name: string): string {
  const value = args[name] ?? args[''] ?? '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function jsonOf(value: ScriptArguments[string] | undefined): Json {
  if (typeof value !== 'string') return (value ?? null) as Json;
  try {
    const parsed: Json = JSON.parse(value);
    return isJsonObject(parsed) || Array.isArray(parsed) ? parsed : value;
  } catch (error) {
    throw new UserError('argument-invalid', `The entries are no JSON: ${messageOf(error)}.`, {
      cause: error,
    });
  }
}
