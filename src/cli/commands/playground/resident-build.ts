import { type ChildProcess, fork } from 'node:child_process';
import type { Runtime } from '../../../definition/runtime.js';
import { BuildError } from '../../../generator/build-error.js';
import { programModule } from '../../../shared/package-folder.js';

export interface BuildQuestion {
  readonly id: number;
  readonly root: string;
  readonly outDir: string;
}

/** The paths of the zips by runtime, or why there are none. */
export type BuildAnswer = { readonly id: number } & (
  | { readonly zips: Readonly<Record<string, string>> }
  | { readonly problem: string }
  | { readonly defect: string }
);

type Settle = (answer: BuildAnswer | undefined) => void;

/**
 * Builds the pack of a project again and again, in a process of its own: a build keeps nobody waiting, and each after
 * the first one works through no more than what changed.
 */
export class ResidentBuild {
  readonly #root: string;
  readonly #outDir: string;
  readonly #waiting = new Map<number, Settle>();
  #process: ChildProcess | undefined;
  #lastId = 0;

  constructor(root: string, outDir: string) {
    this.#root = root;
    this.#outDir = outDir;
  }

  /** Builds for all runtimes and gives the path of the zip for one. Throws a BuildError with what is wrong. */
  async zipFor(runtime: Runtime): Promise<string> {
    const answer = await this.#ask();
    if (answer === undefined) throw new BuildError('The build was ended.');
    if ('problem' in answer) throw new BuildError(answer.problem);
    if ('defect' in answer) throw new Error(answer.defect);
    const zip = answer.zips[runtime];
    if (zip === undefined) throw new Error(`The build made no zip for the runtime ${runtime}.`);
    return zip;
  }

  close(): void {
    this.#process?.kill();
  }

  #ask(): Promise<BuildAnswer | undefined> {
    this.#process ??= this.#start();
    const child = this.#process;
    this.#lastId += 1;
    const question: BuildQuestion = { id: this.#lastId, root: this.#root, outDir: this.#outDir };
    return new Promise((resolve) => {
      this.#waiting.set(question.id, resolve);
      child.send(question);
    });
  }

  #start(): ChildProcess {
    const child = fork(programModule('cli', 'commands', 'playground', 'build-service.js'), {
      cwd: this.#root,
      execArgv: [],
    });
    child.on('message', (answer: BuildAnswer) => this.#settle(answer.id, answer));
    child.once('exit', () => {
      this.#process = undefined;
      for (const id of [...this.#waiting.keys()]) this.#settle(id, undefined);
    });
    return child;
  }

  #settle(id: number, answer: BuildAnswer | undefined): void {
    this.#waiting.get(id)?.(answer);
    this.#waiting.delete(id);
  }
}
