import { type ChildProcess, fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { simulate } from '../../test/simulation/simulate.js';

export interface SeedQuestion {
  readonly script: string;
  readonly seed: number;
  /** Whether no seed stands for one of the wider deployments. */
  readonly drawn: boolean;
}

export interface SeedAnswer {
  readonly seed: number;
  /** The name of its deployment. */
  readonly deployment: string;
  readonly seconds: number;
  readonly result: ReturnType<typeof simulate>;
}

const program = fileURLToPath(new URL('./seed-process.ts', import.meta.url));

/** Simulates seeds, as many at a time as there are processors; `answered` is called in the order in which they end. */
export async function simulateSeeds(
  questions: readonly SeedQuestion[],
  answered: (answer: SeedAnswer) => void,
): Promise<void> {
  const waiting = [...questions];
  const processes = Array.from({ length: Math.min(availableParallelism(), questions.length) }, () =>
    fork(program, { execArgv: process.execArgv }),
  );
  try {
    await Promise.all(
      processes.map(async (child) => {
        for (let question = waiting.shift(); question !== undefined; question = waiting.shift())
          answered(await ask(child, question));
      }),
    );
  } finally {
    for (const child of processes) child.kill();
  }
}

function ask(child: ChildProcess, question: SeedQuestion): Promise<SeedAnswer> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null) =>
      reject(new Error(`Seed ${question.seed} ended its process (${code}).`));
    child.once('exit', ended);
    child.once('message', (answer: SeedAnswer) => {
      child.removeListener('exit', ended);
      resolve(answer);
    });
    child.send(question);
  });
}
