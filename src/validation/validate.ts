import { addDefinitionSources } from './definition-source/add-definition-sources.js';
import { type Coverage, coverageOf } from './document/coverage.js';
import { type DeclaredDataset, isBuilt, type Pack } from './document/pack.js';
import { readPack } from './document/read-pack.js';
import { applyRules, type PackFinding } from './engine.js';
import { type Finding, type SuppressedFinding, sortFindings } from './finding.js';
import { type ChangedFile, changedFiles, fixPack, type RefusedFix } from './fixes/fix-packs.js';
import { type ChangedPack, changedPacks } from './input/changed-files.js';
import { findPacks } from './input/find-packs.js';
import { labelOfFile, type PackInput } from './input/pack-input.js';
import type { Rule } from './rule.js';
import { rules } from './rules.js';
import {
  applySuppressions,
  type SuppressedPackFinding,
  settingsFindings,
} from './suppressions/apply-suppressions.js';
import { type BaselineEntry, compareWithBaseline } from './suppressions/baseline.js';
import { readSettings, type SettingsDisable } from './suppressions/project-settings.js';

export interface ValidationRequest {
  /** Packs, folders of packs, or zips; relative ones from `root`. */
  readonly paths: readonly string[];
  /** The folder that the user is in, with the settings and, perhaps, the definition that made the pack. */
  readonly root: string;
  /** Fix in memory first; the changes are in the result. */
  readonly fix?: boolean;
  /** Apply the rules of the marketplace to packs that no build made, too. */
  readonly marketplace?: boolean;
  /** Look only at what changed since this commit of git. */
  readonly changedSince?: string;
  /** Findings that are accepted. */
  readonly baseline?: readonly BaselineEntry[];
}

/** What `changedSince` left out. */
export interface Unchanged {
  readonly ref: string;
  /** Packs in which nothing changed. */
  readonly packs: number;
  /** Findings in files that did not change. */
  readonly findings: number;
}

export interface ValidatedPack {
  readonly id: string;
  /** Where it is, relative to `root`. */
  readonly path: string;
  readonly shape: 'source' | 'upload' | 'none';
  readonly files: number;
  readonly coverage: Coverage;
}

export interface Validation {
  readonly packs: readonly ValidatedPack[];
  readonly findings: readonly Finding[];
  /** What would be findings if nothing set them aside. */
  readonly suppressed: readonly SuppressedFinding[];
  /** How many rules were applied. */
  readonly rules: number;
  /** Present when only changes were looked at. */
  readonly unchanged?: Unchanged;
  /** How many findings that the baseline accepts are no longer there. */
  readonly goneFromBaseline: number;
  /** Fixes that were taken back. */
  readonly refusedFixes: readonly RefusedFix[];
  /** What `fix` would change on the disk. */
  readonly changes: readonly ChangedFile[];
}

const codes = rules.map(({ code }) => code);

/** Validates packs. Writes nothing. Throws a UserError when there is nothing to validate. */
export async function validate(request: ValidationRequest): Promise<Validation> {
  const { paths, root, fix = false, marketplace = false, changedSince, baseline = [] } = request;
  const context: ValidationContext = { settings: await readSettings(root), marketplace };
  const all = await findEach(paths, root);
  const changed = changedSince === undefined ? undefined : await changedPacks(all, changedSince);
  const found = changed === undefined ? all : changed.map(({ input }) => input);
  const looksAt = changed === undefined ? () => true : isIn(changed);
  const fixes = fix
    ? found.map((input) =>
        fixPack(input, (tried) => validateInputs([tried], context).findings.filter(looksAt)),
      )
    : found.map((input) => ({ input, refused: [] }));
  const inputs = fixes.map(({ input }) => input);
  const { packs, findings, suppressed, used } = validateInputs(inputs, context);
  const settings = settingsFindings(context.settings ?? [], changed === undefined ? used : undefined, codes);
  const looked = findings.filter(looksAt);
  const compared = compareWithBaseline([...looked, ...settings], baseline);
  const accepted = compared.accepted.map((finding) => ({ ...finding, suppressedBy: 'baseline' }) as const);
  return {
    packs: packs.map((pack) => ({
      id: pack.id,
      path: pack.input.label,
      shape: pack.shape,
      files: pack.paths.length,
      coverage: coverageOf(pack),
    })),
    findings: sortFindings(await addDefinitionSources(compared.findings, packs, root)).map(withoutInner),
    suppressed: sortFindings([...suppressed.filter(looksAt), ...accepted]).map(withoutInner),
    rules: rules.length,
    ...(changedSince !== undefined && {
      unchanged: {
        ref: changedSince,
        packs: all.length - found.length,
        findings: findings.length - looked.length,
      },
    }),
    goneFromBaseline: compared.gone,
    refusedFixes: fixes.flatMap(({ refused }) => refused),
    changes: found.flatMap((input, index) => changedFiles(input, inputs[index] ?? input)),
  };
}

/** The packs at the paths, each once: several paths may lie in one pack. */
async function findEach(paths: readonly string[], root: string): Promise<PackInput[]> {
  const found = new Map<string, PackInput>();
  for (const path of paths) for (const input of await findPacks(path, root)) found.set(input.label, input);
  return [...found.values()];
}

/** Whether a finding is about something that changed, or about a file that is missing. */
function isIn(changed: readonly ChangedPack[]): (finding: PackFinding) => boolean {
  return ({ file, path }) =>
    changed.some(
      ({ input, paths }) => file === labelOfFile(input, path) && (paths.has(path) || !input.files.has(path)),
    );
}

/** What a report shows of a finding. */
function withoutInner<F extends PackFinding>({ path, place, edits, holdsForDeprecated, ...finding }: F) {
  return finding;
}

interface InputValidation {
  readonly packs: readonly Pack[];
  readonly findings: readonly PackFinding[];
  readonly suppressed: readonly SuppressedPackFinding[];
  readonly used: ReadonlySet<SettingsDisable>;
}

export interface ValidationContext {
  readonly settings?: readonly SettingsDisable[];
  /** Datasets that the definition of the packs declares, when it is known. */
  readonly datasets?: readonly DeclaredDataset[];
  /** Apply the rules of the marketplace to packs that no build made, too. */
  readonly marketplace?: boolean;
}

/** Validates packs that are in memory. */
export function validateInputs(
  inputs: readonly PackInput[],
  { settings = [], datasets = [], marketplace = false }: ValidationContext = {},
): InputValidation {
  const packs = inputs.map((input) => readPack(input, datasets));
  const used = new Set<SettingsDisable>();
  const suppressed: SuppressedPackFinding[] = [];
  const findings = packs.flatMap((pack) => {
    const applying = rulesFor(pack, marketplace);
    const silenced = applySuppressions(pack, applyRules(applying, pack, packs), settings, codes);
    for (const disable of silenced.used) used.add(disable);
    suppressed.push(...silenced.suppressed);
    return silenced.findings;
  });
  return { packs, findings, suppressed, used };
}

/** All rules for a pack that a build made; for another, those of the marketplace only when they are asked for. */
function rulesFor(pack: Pack, marketplace: boolean): readonly Rule[] {
  if (isBuilt(pack)) return rules;
  return rules.filter(({ group }) => group === undefined || (group === 'marketplace' && marketplace));
}
