import { readdir, readFile, rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { runtimes } from '#src/definition/runtime.js';
import { buildPack } from '#src/generator/build.js';
import { authorFolder } from '../fixtures/author-folder.js';
import { type Checks, checksForFaults, sortChecks } from './checks.js';
import { compareZips } from './compare-zips.js';
import { type ContentRepository, createContentRepository } from './content-repository.js';
import { NothingBuilt } from './failures.js';
import { contentItemFaultGroups, contentItemPack, contentItemPackId } from './faults/content-items.js';
import { Draft } from './faults/draft.js';
import { goodUpdate } from './faults/release-notes.js';
import { faultGroups } from './faults.js';
import { type Judge, startJudge } from './judge.js';
import { FaultJudges, type FaultVerdict } from './judge-faults.js';
import { prepareContent, runValidateCommand } from './judge-packs.js';
import { judgeTemplates } from './judge-templates.js';
import type { Kit } from './kit.js';
import { uploadOfficially } from './official-upload.js';
import { type PackFiles, readFiles, writePack } from './pack-files.js';
import type { ConformanceReport, FaultGroupReport, PackReport } from './report.js';
import { structured } from './structure.js';

export interface ProjectTrial {
  readonly kit: Kit;
  /** Where the build wrote the packs. */
  readonly dist: string;
  /** An empty folder. */
  readonly work: string;
  /** Judge only the mistakes whose names contain this. */
  readonly wanted: string | undefined;
  readonly progress: (what: string) => void;
}

/** One pack that the build wrote, in both shapes. */
interface BuiltPack {
  readonly zipName: string;
  readonly zip: Uint8Array;
  readonly source: PackFiles;
}

/** A repository and the kit that looks at it. */
interface Bench {
  readonly repository: ContentRepository;
  readonly judge: Judge;
}

const marketplaces = ['marketplacev2', 'platform'];
/** One more than processors: the kit of one bench waits while the next mistake is placed there. */
const benches = availableParallelism() + 1;

/** Gives everything to the kit. Throws NothingBuilt without a build. */
export async function judgeProject(trial: ProjectTrial): Promise<ConformanceReport> {
  const { kit, dist, work, progress } = trial;
  const { id, packs, server } = await readBuild(dist);
  progress(`Starting demisto-sdk ${kit.version}`);
  const all = await Promise.all(
    Array.from({ length: benches }, (_, index) =>
      createBench(kit, join(work, `${index}`), id, server.source),
    ),
  );
  const [first] = all;
  if (first === undefined) throw new Error('There is no bench.');
  try {
    const checks = await learnChecks(first, id, packs, server);
    const reports: PackReport[] = [];
    for (const pack of trial.wanted === undefined ? packs : []) {
      progress(`Judging ${pack.zipName}`);
      reports.push(await judgePack(trial, first, id, pack, checks));
    }
    if (trial.wanted === undefined) reports.push(...(await judgeExample(trial)));
    const faults = await judgeFaults(trial, all, id, server.source, checks);
    const items = await judgeContentItems(trial);
    progress('Judging the templates of the kit');
    const templates = trial.wanted === undefined ? await judgeTemplates(kit, work) : [];
    return { kitVersion: kit.version, checks, packs: reports, faultGroups: [...faults, ...items], templates };
  } finally {
    for (const { judge } of all) judge.close();
  }
}

async function readBuild(dist: string): Promise<{ id: string; packs: BuiltPack[]; server: BuiltPack }> {
  const [id] = await readdir(join(dist, 'Packs')).catch(() => []);
  if (id === undefined) throw new NothingBuilt(join(dist, 'Packs'));
  const read = async (zipName: string, ...folder: string[]): Promise<BuiltPack> => ({
    zipName,
    zip: await readFile(join(dist, zipName)),
    source: await readFiles(join(dist, ...folder, 'Packs', id)),
  });
  const server = await read(`${id}-server.zip`, 'server');
  return { id, packs: [await read(`${id}.zip`), server], server };
}

async function createBench(kit: Kit, folder: string, id: string, released: PackFiles): Promise<Bench> {
  const repository = await createContentRepository(folder, id, released);
  return { repository, judge: startJudge(kit, repository.folder) };
}

/** Runs all checks on the good packs, and on a good update of one, to see which of them can run. */
async function learnChecks(
  { repository, judge }: Bench,
  id: string,
  packs: readonly BuiltPack[],
  server: BuiltPack | undefined,
): Promise<Checks> {
  const verdicts = [];
  for (const { source } of packs) {
    await repository.place(source, id, 'master');
    verdicts.push(await judge.validate(`Packs/${id}`, 'master'));
  }
  if (server === undefined) return sortChecks(verdicts);
  const update = new Draft(server.source);
  goodUpdate.make(update);
  await repository.place(update.files, id, 'released');
  verdicts.push(await judge.validate(`Packs/${id}`, 'released'));
  return sortChecks(verdicts);
}

/** The example pack has the kinds of content that the pack of this repository has none of. */
async function judgeExample(trial: ProjectTrial): Promise<PackReport[]> {
  const { kit, work, progress } = trial;
  const root = await authorFolder('example-project');
  try {
    const dist = join(root, 'dist');
    progress('Building the example pack');
    await buildPack({ root, outDir: dist, runtimes });
    const { id, packs, server } = await readBuild(dist);
    const bench = await createBench(kit, join(work, 'example'), id, server.source);
    try {
      const checks = await learnChecks(bench, id, packs, undefined);
      const reports: PackReport[] = [];
      for (const pack of packs) {
        progress(`Judging ${pack.zipName}`);
        reports.push(await judgePack({ ...trial, dist }, bench, id, pack, checks));
      }
      return reports;
    } finally {
      bench.judge.close();
    }
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

async function judgePack(
  { kit, dist, work }: ProjectTrial,
  { repository, judge }: Bench,
  id: string,
  { zipName, zip, source }: BuiltPack,
  { ran }: Checks,
): Promise<PackReport> {
  await repository.place(source, id, 'master');
  const { results } = await judge.validate(`Packs/${id}`, 'master', ran);
  const findings = [...(await runValidateCommand(kit, repository, ran)), ...results];
  const upload = new Map(Object.entries(unzipSync(zip)));
  const uploadFolder = join(work, 'upload', zipName);
  await writePack(upload, uploadFolder);
  const files = [
    ...structured(source, join(repository.folder, 'Packs', id)),
    ...structured(upload, uploadFolder),
  ];
  const comparisons = [];
  for (const marketplace of marketplaces) {
    const theirs = await prepareContent(
      kit,
      repository,
      id,
      marketplace,
      join(work, 'prepared', zipName, marketplace),
    );
    comparisons.push({ marketplace, differences: compareZips(zip, theirs) });
  }
  return {
    zip: zipName,
    findings,
    structured: files.length,
    structureErrors: await judge.structure(files),
    comparisons,
    uploads: await uploadOfficially(kit, { file: join(dist, zipName), bytes: zip }),
  };
}

/** Makes mistakes in the pack with an item of each other kind. */
async function judgeContentItems(trial: ProjectTrial): Promise<readonly FaultGroupReport[]> {
  const { kit, work, wanted = '', progress } = trial;
  const benchesOfItems = await Promise.all(
    Array.from({ length: benches }, (_, index) =>
      createBench(kit, join(work, `items-${index}`), contentItemPackId, contentItemPack),
    ),
  );
  const [first] = benchesOfItems;
  if (first === undefined) throw new Error('There is no bench.');
  try {
    await first.repository.place(contentItemPack, contentItemPackId, 'master');
    const checks = sortChecks([await first.judge.validate(`Packs/${contentItemPackId}`, 'master')]);
    progress('Judging mistakes in other kinds of content');
    return await judgeGroups(
      contentItemFaultGroups,
      wanted,
      benchesOfItems,
      contentItemPackId,
      contentItemPack,
      checks,
      progress,
    );
  } finally {
    for (const { judge } of benchesOfItems) judge.close();
  }
}

/** The benches take one mistake after the other from the same list. */
async function judgeFaults(
  { wanted = '', progress }: ProjectTrial,
  all: readonly Bench[],
  id: string,
  pack: PackFiles,
  checks: Checks,
): Promise<readonly FaultGroupReport[]> {
  return judgeGroups(faultGroups, wanted, all, id, pack, checks, progress);
}

async function judgeGroups(
  groups: typeof faultGroups,
  wanted: string,
  all: readonly Bench[],
  id: string,
  pack: PackFiles,
  checks: Checks,
  progress: (what: string) => void,
): Promise<readonly FaultGroupReport[]> {
  const chosen = groups.flatMap(({ faults }) => faults).filter(({ mistake }) => mistake.includes(wanted));
  const waiting = [...chosen];
  const verdicts = new Map<string, FaultVerdict>();
  progress(`Judging ${chosen.length} mistakes`);
  await Promise.all(
    all.map(async (bench) => {
      const judges = new FaultJudges({ id, pack, codes: checksForFaults(checks), ...bench });
      for (let fault = waiting.shift(); fault !== undefined; fault = waiting.shift()) {
        verdicts.set(fault.mistake, await judges.judge(fault));
        if (verdicts.size % 25 === 0) progress(`  ${verdicts.size}`);
      }
    }),
  );
  return groups.map(({ title, faults }) => ({
    title,
    verdicts: faults.flatMap(({ mistake }) => verdicts.get(mistake) ?? []),
  }));
}
