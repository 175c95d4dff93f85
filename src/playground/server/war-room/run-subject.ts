import type { Sender } from '../../../simulator/host/host-http-client.js';
import type { CommandArgument } from '../../../simulator/install/installed-integration.js';
import type { ScriptArguments } from '../../../simulator/instance/command-arguments.js';
import type { RunResult } from '../../../simulator/instance/instance.js';
import type { FetchedIncidents } from '../../../simulator/investigation/fetched-incidents.js';
import type { Clock } from '../../../simulator/sandbox/script-job.js';
import type { Target } from '../../protocol.js';
import type { RunTarget } from '../configure/allowed-origins.js';

/** What a run takes place in. */
export interface RunContext {
  /** Absent: this machine's clock. */
  readonly clock?: Clock;
  /** Sends the requests of an instance, or of a script, of the run. */
  readonly connect: (target: RunTarget) => Sender;
  /** Keeps the incidents that are fetched. */
  readonly incidents: FetchedIncidents;
}

/** What runs commands: an instance, or the War Room without one. */
export interface RunSubject {
  /** The name of the instance; '' for the War Room without one. */
  readonly name: string;
  readonly target: Target;
  /** Throws a UserError for an unknown command or argument. Its caller runs one at a time. */
  run(command: string, args: ScriptArguments, context: RunContext): Promise<RunResult>;
  /** What the command declares. */
  argumentsOf(command: string): readonly CommandArgument[];
}
