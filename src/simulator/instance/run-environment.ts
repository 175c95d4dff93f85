import type { JsonObject } from '../../shared/json.js';
import type { Investigation } from '../investigation/investigation.js';
import type { RunnerPool } from '../sandbox/runner-pool.js';
import type { WarRoomEntry } from '../war-room/war-room-entry.js';

/** The run that waits for another one. */
export interface Caller {
  /** 1 for a run that nobody waits for. */
  readonly depth: number;
  /** When its time is over, in milliseconds of this machine's clock. */
  readonly deadline: number;
}

/** What a running script finds around it. */
export interface RunEnvironment {
  readonly investigation: Investigation;
  readonly pool: RunnerPool;
  executeCommand(name: string, args: JsonObject, caller: Caller): Promise<readonly WarRoomEntry[]>;
  getModules(): JsonObject;
  getAllSupportedCommands(): JsonObject;
}
