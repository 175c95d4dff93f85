import { messageOf, UserError } from '../../shared/errors.js';
import { isJsonObject, type JsonObject } from '../../shared/json.js';
import { parseJson } from '../../shared/parse-json.js';
import type { VersionedContext } from '../host/script-host.js';

/** What the server keeps of an instance from one run to the next. Plain JSON. */
export interface StateSnapshot {
  readonly lastRun: JsonObject;
  readonly integrationContext: VersionedContext;
}

/** The state of one instance, with the semantics of the four host functions that reach it. */
export class InstanceState {
  #snapshot: StateSnapshot = { lastRun: {}, integrationContext: { context: {}, version: 0 } };

  getLastRun(): JsonObject {
    return this.#snapshot.lastRun;
  }

  setLastRun(lastRun: JsonObject): void {
    this.#snapshot = { ...this.#snapshot, lastRun };
  }

  getIntegrationContext(): VersionedContext {
    return this.#snapshot.integrationContext;
  }

  setIntegrationContext(context: JsonObject, version?: number): boolean {
    const stored = this.#snapshot.integrationContext;
    if (version !== undefined && version !== stored.version) return false;
    this.#snapshot = { ...this.#snapshot, integrationContext: { context, version: stored.version + 1 } };
    return true;
  }

  /** A copy that later runs do not change. */
  read(): StateSnapshot {
    return structuredClone(this.#snapshot);
  }

  replace(snapshot: StateSnapshot): void {
    this.#snapshot = structuredClone(snapshot);
  }

  toJson(): string {
    return `${JSON.stringify(this.#snapshot, null, 2)}\n`;
  }

  /** Replaces the state by what `toJson` wrote. Throws a UserError for any other text. */
  loadJson(text: string): void {
    this.replace(parseSnapshot(text));
  }
}

function parseSnapshot(text: string): StateSnapshot {
  let content: unknown;
  try {
    content = parseJson(text);
  } catch (error) {
    throw new UserError(
      'state-invalid',
      `The saved state is no JSON: ${messageOf(error)}. Delete it to start again.`,
      {
        cause: error,
      },
    );
  }
  if (isSnapshot(content)) return content;
  throw new UserError(
    'state-invalid',
    'The saved state needs an object "lastRun" and an object "integrationContext" with an object "context" and a ' +
      '"version". Delete it to start again.',
  );
}

function isSnapshot(content: unknown): content is StateSnapshot {
  if (!isJsonObject(content) || !isJsonObject(content.lastRun)) return false;
  const stored = content.integrationContext;
  return isJsonObject(stored) && isJsonObject(stored.context) && typeof stored.version === 'number';
}
