import { join } from 'node:path';
import type { Finding } from '#src/validation/finding.js';
import { validate } from '#src/validation/validate.js';
import type { ContentRepository } from './content-repository.js';
import { Draft, type Fault } from './faults/draft.js';
import { goodUpdate } from './faults/release-notes.js';
import type { Judge, KitFinding } from './judge.js';
import type { PackFiles } from './pack-files.js';

/** What two tools found about the same mistake, beyond what they say about the good pack. */
export interface FaultVerdict {
  readonly mistake: string;
  readonly kit: readonly KitFinding[];
  readonly ours: readonly Finding[];
  readonly kitSeconds: number;
  readonly ourSeconds: number;
}

export interface FaultTrial {
  readonly id: string;
  readonly pack: PackFiles;
  /** The codes of the checks of the kit that can run here. */
  readonly codes: readonly string[];
  readonly repository: ContentRepository;
  readonly judge: Judge;
}

/** Judges good packs and spoilt ones by both tools. Both are running already: their start is not in the times. */
export class FaultJudges {
  readonly #trial: FaultTrial;
  readonly #known = new Map<boolean, ReadonlySet<string>>();

  constructor(trial: FaultTrial) {
    this.#trial = trial;
  }

  /** Makes a mistake in a copy of the pack, and says who finds it. */
  async judge(fault: Fault): Promise<FaultVerdict> {
    const update = fault.update === true;
    const known = this.#known.get(update) ?? (await this.#learn(update));
    const { kit, ours, ...seconds } = await this.#both(fault, update);
    return {
      mistake: fault.mistake,
      kit: kit.filter((finding) => !known.has(kitKey(finding))),
      ours: ours.filter((finding) => !known.has(ourKey(finding))),
      ...seconds,
    };
  }

  async #learn(update: boolean): Promise<ReadonlySet<string>> {
    const good: Fault = update ? goodUpdate : { mistake: 'none', make: () => undefined };
    const { kit, ours } = await this.#both(good, update);
    const known = new Set([...kit.map(kitKey), ...ours.map(ourKey)]);
    this.#known.set(update, known);
    return known;
  }

  async #both(fault: Fault, update: boolean): Promise<Omit<FaultVerdict, 'mistake'>> {
    const { id, pack, codes, repository, judge } = this.#trial;
    const branch = update ? 'released' : 'master';
    const draft = new Draft(pack);
    fault.make(draft);
    await repository.place(draft.files, id, branch);
    const kit = await judge.validate(`Packs/${id}`, branch, codes);
    const started = performance.now();
    const { findings } = await validate({ paths: [join('Packs', id)], root: repository.folder });
    const ourSeconds = (performance.now() - started) / 1000;
    return { kit: kit.results, kitSeconds: kit.seconds, ours: findings, ourSeconds };
  }
}

function kitKey({ code, file }: KitFinding): string {
  return `kit ${code} ${file}`;
}

function ourKey({ code, file, message }: Finding): string {
  return `ours ${code} ${file} ${message}`;
}
