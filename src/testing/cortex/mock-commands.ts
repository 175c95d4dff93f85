import { messageOf } from '../../shared/errors.js';
import type { Json, JsonObject } from '../../shared/json.js';
import type { RunResult } from '../../simulator/instance/instance.js';
import type { WarRoomMember } from '../../simulator/war-room/war-room.js';
import { entriesOf, errorEntry } from '../../simulator/war-room/war-room-entry.js';

/**
 * What answers in the place of a command that the pack does not have: of another pack, or of the server. It returns what
 * a script of that name would: a text, JSON, an entry or a list of entries. What it throws becomes an error entry.
 */
export type MockCommand = (args: JsonObject) => unknown;

export interface MockCommands {
  readonly [name: string]: MockCommand;
}

/** A member of the War Room that has the commands. */
export function mockMember(commands: MockCommands): WarRoomMember {
  return {
    name: 'mock commands',
    brand: 'mock',
    commands: Object.keys(commands).map((name) => ({ name, arguments: [] })),
    runInside: async (command, args) => answered(command, commands[command], args as JsonObject),
  };
}

function answered(command: string, mock: MockCommand | undefined, args: JsonObject): RunResult {
  const run = { command, logs: [], requests: [], requestCount: 0, milliseconds: 0 };
  try {
    return { ...run, ok: true, entries: entriesOf(mock?.(args) as Json | undefined) };
  } catch (error) {
    const message = messageOf(error);
    return { ...run, ok: false, entries: [errorEntry(message)], error: { message } };
  }
}
