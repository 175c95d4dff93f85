import { join } from 'node:path';
import { validate } from '#src/validation/validate.js';
import { createContentRepository } from './content-repository.js';
import { startJudge } from './judge.js';
import type { FaultVerdict } from './judge-faults.js';
import type { Kit } from './kit.js';
import { templatePacks } from './sdk-templates.js';

/** Gives the templates of the kit, each in a pack, to both tools. Their names are the "mistakes" of the verdicts. */
export async function judgeTemplates(kit: Kit, work: string): Promise<readonly FaultVerdict[]> {
  const packs = await templatePacks(kit);
  const [first] = packs;
  if (first === undefined) return [];
  const repository = await createContentRepository(join(work, 'templates'), first.template, first.files);
  const judge = startJudge(kit, repository.folder);
  const verdicts: FaultVerdict[] = [];
  try {
    for (const { template, files } of packs) {
      await repository.place(files, template, 'master');
      const { results, seconds } = await judge.validate(`Packs/${template}`, 'master');
      const started = performance.now();
      const { findings } = await validate({ paths: [join('Packs', template)], root: repository.folder });
      const ourSeconds = (performance.now() - started) / 1000;
      verdicts.push({ mistake: template, kit: results, ours: findings, kitSeconds: seconds, ourSeconds });
    }
  } finally {
    judge.close();
  }
  return verdicts;
}
