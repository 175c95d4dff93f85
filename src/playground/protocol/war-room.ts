/** Runs of commands. Part of the API between the page and the server (`protocol.ts`). */

import type { CommandArgument } from '../../simulator/install/installed-integration.js';
import type { LogLine } from '../../simulator/instance/instance.js';
import type { WarRoomEntry } from '../../simulator/war-room/war-room-entry.js';
import type { FormCommand } from './configure.js';

export interface WarRoomCommands {
  /** Scripts of the pack, and commands of the server, which need no instance. */
  readonly commands: readonly FormCommand[];
  /** What every command takes. */
  readonly generic: readonly CommandArgument[];
}

/** A file of an entry; secrets in a text are masked. */
export interface SavedFile {
  readonly name: string;
  readonly base64: string;
}

export interface RunSummary {
  readonly id: number;
  /** '' for what ran without an instance. */
  readonly instance: string;
  readonly command: string;
  /** As typed, secrets masked. */
  readonly line: string;
  /** `polling`: the call that a polling command asked for. */
  readonly origin: 'test' | 'war room' | 'fetch' | 'polling';
  /** Of virtual time with mock servers. */
  readonly at: number;
  /** By this machine's clock. */
  readonly startedAt: number;
  readonly ok: boolean;
  /** That it did nothing, and asks for `confirm=true`. */
  readonly asks: boolean;
  /** By this machine's clock. */
  readonly milliseconds: number;
  readonly requests: number;
}

export interface Run extends RunSummary {
  readonly error?: { readonly message: string; readonly stack?: string };
  /** When a polling command that is not done runs again. */
  readonly nextCallAt?: number;
  readonly entries: readonly WarRoomEntry[];
  readonly log: readonly LogLine[];
  readonly exchanges: readonly Exchange[];
  /** Where the script itself showed a secret: it is masked here, but it would not be on a tenant. */
  readonly leaks: readonly ('entries' | 'log' | 'error')[];
}

/** One request of a run and its reply. Secrets are masked everywhere. */
export interface Exchange {
  readonly method: string;
  readonly url: string;
  /** Absent when no answer arrived. */
  readonly status?: number;
  readonly failure?: string;
  /** Of virtual time with mock servers. */
  readonly at: number;
  readonly milliseconds: number;
  readonly request: Message;
  readonly reply?: Message;
  /** Why a status that looks like a failure is none. */
  readonly expected?: string;
  /** The title of the fault that was switched on. */
  readonly fault?: string;
}

export interface Message {
  readonly headers: { readonly [name: string]: string };
  /** At most the first 65,536 characters. */
  readonly body: string;
  /** UTF-8 bytes of the whole body. */
  readonly bytes: number;
}
