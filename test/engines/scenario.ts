import type { JsonObject } from '#src/shared/json.js';
import type { ScriptArguments } from '#src/simulator/instance/command-arguments.js';
import type { StateSnapshot } from '#src/simulator/instance/instance-state.js';
import type { Faults } from '#src/testing/server/faults.js';
import type { Behavior } from '../../pack/mock-api/behavior.js';
import type { CloudflareApi } from '../../pack/mock-api/cloudflare-api.js';

/** A story that every engine has to tell with the same words. */
export interface Scenario {
  readonly name: string;
  /** Of the instance form, beside those of the standard instance. */
  readonly params?: Readonly<Record<string, unknown>>;
  /** Replaces parameters as the script gets them, past the checks of the form. */
  readonly delivered?: JsonObject;
  /** Which of the two systems cannot be reached. */
  readonly refused?: 'source' | 'destination';
  readonly behavior?: Partial<Behavior>;
  /** Faults count requests, so each fixture makes its own. */
  readonly sourceFaults?: () => Faults;
  readonly destinationFaults?: () => Faults;
  /** Puts records beside the standard ones. */
  readonly addRecords?: (logs: CloudflareApi['logs']) => void;
  readonly steps: readonly Step[];
}

export interface Step {
  readonly command: string;
  readonly args?: ScriptArguments;
  /** Since the step before. One where absent. */
  readonly minutes?: number;
  /** Replaces what the server kept. */
  readonly state?: StateSnapshot;
  /** The error that the local Cortex must end in; absent: it must succeed. Keeps a scenario from proving nothing. */
  readonly fails?: RegExp;
}

/** The time of the fixture when the first step begins. */
export const fixtureStart = Date.UTC(2026, 10, 22, 9);

export const emptyState: StateSnapshot = { lastRun: {}, integrationContext: { context: {}, version: 0 } };
