import { type CompletePack, datasetsOf } from '../content/pack/complete-pack.js';
import type { PackFile } from '../content/pack/pack-file.js';
import { contentFolder } from '../shared/project-files.js';
import { addDefinitionSources } from '../validation/definition-source/add-definition-sources.js';
import type { PackFinding } from '../validation/engine.js';
import type { PackInput } from '../validation/input/pack-input.js';
import { readSettings } from '../validation/suppressions/project-settings.js';
import { type ValidationContext, validateInputs } from '../validation/validate.js';
import { declaredColumns } from '../xql/evaluator/check-columns.js';
import { BuildError, type BuildProblem, formatPlace } from './build-error.js';
import { definitionFindings } from './definition-rules/check-definition.js';

/** A pack that was built in memory for one runtime, in both shapes. */
export interface BuiltPack {
  /** Paths begin with `folder`. */
  readonly source: { readonly folder: string; readonly files: readonly PackFile[] };
  readonly upload: { readonly zip: string; readonly files: readonly PackFile[] };
}

/**
 * Validates packs before they are written, and with them what the definition in `root` says and their files do not show.
 * Throws a BuildError with every error and warning at the TypeScript line behind it. A warning counts, because whoever
 * knows better can switch its rule off with a reason.
 */
export async function checkBuiltPacks(
  packs: readonly BuiltPack[],
  definition: CompletePack,
  root: string,
): Promise<void> {
  const { datasets = {} } = definition;
  const context: ValidationContext = {
    settings: await readSettings(root),
    datasets: [...new Set([...datasetsOf(definition), ...Object.keys(datasets)])].map((name) => {
      const columns = datasets[name];
      return { name, ...(columns && { columns: [...declaredColumns(columns)] }) };
    }),
  };
  const found: PackFinding[] = [];
  for (const pack of packs) {
    const { findings, packs: read } = validateInputs(inputsOf(pack, definition.id), context);
    const serious = findings.filter(({ severity }) => severity !== 'note');
    // What lies in the project as it is in the pack has no line in the definition.
    const isCopied = (finding: PackFinding) => copiedFrom(finding, definition) !== undefined;
    found.push(
      ...serious.filter(isCopied),
      ...(await addDefinitionSources(
        serious.filter((finding) => !isCopied(finding)),
        read,
        root,
        definition,
      )),
    );
  }
  const inFiles = distinct(
    found,
    packs.flatMap(({ source, upload }) => [source.folder, upload.zip]),
  ).map((finding) => buildProblem(finding, copiedFrom(finding, definition)));
  const places = new Set(inFiles.map(({ place }) => place && formatPlace(place)));
  const inDefinition = await definitionFindings(definition, root);
  const all = [
    // Where a rule of the files found something, the definition need not be blamed once more.
    ...inDefinition.filter(({ place }) => place === undefined || !places.has(formatPlace(place))),
    ...inFiles,
  ];
  if (all.length > 0)
    throw new BuildError(
      'The pack breaks rules. Fix what they name, or switch a rule off with a reason in .cortex-pack.yml.',
      all,
    );
}

function inputsOf({ source, upload }: BuiltPack, name: string): PackInput[] {
  return [
    {
      label: source.folder,
      container: 'folder',
      name,
      files: new Map(source.files.map(({ path, bytes }) => [path.slice(source.folder.length + 1), bytes])),
      problems: [],
    },
    {
      label: upload.zip,
      container: 'zip',
      name,
      files: new Map(upload.files.map(({ path, bytes }) => [path, bytes])),
      problems: [],
    },
  ];
}

/**
 * What is wrong in the definition is wrong in the source, in the zip, for each runtime, and wherever a shared text is
 * used: the first is enough.
 */
function distinct(findings: readonly PackFinding[], inputs: readonly string[]): PackFinding[] {
  const firstInputs = new Map<string, string | undefined>();
  const seen = new Set<string>();
  return findings.filter(({ code, file, source, message }) => {
    const input = inputs.find((label) => file.startsWith(label));
    const what = `${code} ${source === undefined ? message : formatPlace(source)}`;
    if (!firstInputs.has(what)) firstInputs.set(what, input);
    if (firstInputs.get(what) !== input) return false;
    if (source === undefined) return true;
    const isNew = !seen.has(`${what} ${message}`);
    seen.add(`${what} ${message}`);
    return isNew;
  });
}

/** The file of the project that is in the pack as it is: a finding is at the same place there. */
function copiedFrom({ path }: PackFinding, { content }: CompletePack): string | undefined {
  const copy = content.flatMap((item) => [...item.source, ...item.upload]).find((file) => file.path === path);
  return copy && `${contentFolder}/${copy.from}`;
}

function buildProblem(
  { code, file, start, source, message, why, fix }: PackFinding,
  copied: string | undefined,
): BuildProblem {
  return { code, place: source ?? { file: copied ?? file, ...start }, message, why, fix };
}
