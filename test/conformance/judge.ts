import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Branch } from './content-repository.js';
import { KitFailure } from './failures.js';
import type { Kit } from './kit.js';

/** One thing that a check of the kit found. */
export interface KitFinding {
  readonly code: string;
  /** From the repository. Empty where the check does not say. */
  readonly file: string;
  readonly message: string;
  readonly warning: boolean;
}

/**
 * How a check went: it ran, it needs the graph of all content or the network, or nothing in the pack is what it is
 * about.
 */
export type Outcome = 'ran' | 'graph' | 'network' | 'idle';

export interface KitVerdict {
  readonly results: readonly KitFinding[];
  readonly outcomes: { readonly [code: string]: Outcome };
  readonly seconds: number;
}

export interface StructureRequest {
  /** With its folder. */
  readonly file: string;
  readonly model: string;
}

export interface StructureError {
  readonly file: string;
  readonly message: string;
}

/** The kit, running in a content repository. */
export interface Judge {
  /** Checks what was committed in the repository since a branch. `codes`: only these checks. */
  validate(pack: string, from: Branch, codes?: readonly string[]): Promise<KitVerdict>;
  /** Holds files against the strict models. */
  structure(files: readonly StructureRequest[]): Promise<readonly StructureError[]>;
  close(): void;
}

const script = fileURLToPath(new URL('judge.py', import.meta.url));

/** Starts the kit, which takes seconds. Answers are awaited one after the other. */
export function startJudge(kit: Kit, folder: string): Judge {
  const child = spawn(kit.python, ['-B', script], { cwd: folder, env: kit.environment });
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-10_000);
  });

  async function ask(request: object): Promise<unknown> {
    child.stdin.write(`${JSON.stringify(request)}\n`);
    const { value, done } = await answers.next();
    if (done) throw new KitFailure('judge', said);
    return JSON.parse(value);
  }

  return {
    validate: async (pack, from, codes) =>
      (await ask({ ask: 'validate', pack, from, codes: codes ?? null })) as KitVerdict,
    structure: async (files) =>
      ((await ask({ ask: 'structure', files })) as { errors: readonly StructureError[] }).errors,
    close: () => child.stdin.end(),
  };
}
