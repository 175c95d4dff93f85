import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { interrupted } from '../../tenant/client/answer-explanation.js';
import { TenantError } from '../../tenant/client/tenant-error.js';

/**
 * Asks for a secret without showing what is typed. Throws a TenantError with the advice where nobody sits at a terminal.
 */
export async function askSecret(question: string, advice: string): Promise<string> {
  if (!canAsk()) {
    throw new TenantError(
      'key',
      'user',
      `The ${question} is missing: no environment variable is named for it, and there is no terminal to ask on. ${advice}`,
    );
  }
  process.stderr.write(`${question}: `);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  try {
    return (await ask('', silent)).trim();
  } finally {
    process.stderr.write('\n');
  }
}

export interface ConfirmOptions {
  /** The option that answers without a question. */
  readonly option: string;
  /** What a no comes to. */
  readonly declined: string;
}

/** Waits for the user's consent. Throws a TenantError for a no, and where nobody sits at a terminal. */
export async function confirm(
  question: string,
  { option, declined }: ConfirmOptions = { option: '--yes', declined: 'Nothing was sent.' },
): Promise<void> {
  if (!canAsk()) {
    throw new TenantError(
      'not-confirmed',
      'user',
      `${question} There is no terminal to ask on: add ${option}.`,
    );
  }
  const answer = await ask(`${question} [y/N] `, process.stderr);
  if (!/^y(es)?$/i.test(answer.trim())) {
    throw new TenantError('not-confirmed', 'user', `Not confirmed. ${declined}`);
  }
}

/** Whether somebody sits at a terminal. */
export function canAsk(): boolean {
  return process.stdin.isTTY === true;
}

/** Asks until there is an answer; an empty line takes the usual one, where there is one. */
export async function askText(question: string, usual?: string): Promise<string> {
  for (;;) {
    const answer = (
      await ask(`${question}${usual === undefined ? '' : ` [${usual}]`}: `, process.stderr)
    ).trim();
    if (answer !== '') return answer;
    if (usual !== undefined) return usual;
  }
}

async function ask(question: string, output: NodeJS.WritableStream): Promise<string> {
  const reader = createInterface({ input: process.stdin, output, terminal: true });
  const stopped = new AbortController();
  reader.once('SIGINT', () => stopped.abort());
  reader.once('close', () => stopped.abort());
  try {
    return await reader.question(question, { signal: stopped.signal });
  } catch (error) {
    if (stopped.signal.aborted) throw interrupted();
    throw error;
  } finally {
    reader.close();
  }
}
