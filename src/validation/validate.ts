import { addDefinitionSources } from './definition-source/add-definition-sources.js';
import { type Coverage, coverageOf } from './document/coverage.js';
import { type DeclaredDataset, isBuilt, type Pack } from './document/pack.js';
import { readPack } from './document/read-pack.js';
import { applyRules, type PackFinding } from './engine.js';
import { type Finding, type SuppressedFinding, sortFindings } from './finding.js';
import { type ChangedFile, changedFiles, fixPack, type RefusedFix } from './fixes/fix-packs.js';
import { findPacks } from './input/find-packs.js';
import type { PackInput } from './input/pack-input.js';
import type { Rule } from './rule.js';
import { rules } from './rules.js';
import {
  applySuppressions,
  type SuppressedPackFinding,
  settingsFindings,
} from './suppressions/apply-suppressions.js';
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
  /** Fixes that were taken back. */
  readonly refusedFixes: readonly RefusedFix[];
  /** What `fix` would change on the disk. */
  readonly changes: readonly ChangedFile[];
}

const codes = rules.map(({ code }) => code);

/** Validates packs. Writes nothing. Throws a UserError when there is nothing to validate. */
export async function validate({
  paths,
  root,
  fix = false,
  marketplace = false,
}: ValidationRequest): Promise<Validation> {
  const context: ValidationContext = { settings: await readSettings(root), marketplace };
  const found: PackInput[] = [];
  for (const path of paths) found.push(...(await findPacks(path, root)));
  const fixes = fix
    ? found.map((input) => fixPack(input, (tried) => validateInputs([tried], context).findings))
    : found.map((input) => ({ input, refused: [] }));
  const inputs = fixes.map(({ input }) => input);
  const { packs, findings, suppressed, used } = validateInputs(inputs, context);
  const all = [...findings, ...settingsFindings(context.settings ?? [], used, codes)];
  return {
    packs: packs.map((pack) => ({
      id: pack.id,
      path: pack.input.label,
      shape: pack.shape,
      files: pack.paths.length,
      coverage: coverageOf(pack),
    })),
    findings: sortFindings(await addDefinitionSources(all, packs, root)).map(withoutInner),
    suppressed: sortFindings(suppressed).map(withoutInner),
    rules: rules.length,
    refusedFixes: fixes.flatMap(({ refused }) => refused),
    changes: found.flatMap((input, index) => changedFiles(input, inputs[index] ?? input)),
  };
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
