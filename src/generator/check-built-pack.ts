import type { PackFile } from '../content/pack/pack-file.js';
import { addDefinitionSources } from '../validation/definition-source/add-definition-sources.js';
import type { PackFinding } from '../validation/engine.js';
import type { PackInput } from '../validation/input/pack-input.js';
import { rules } from '../validation/rules.js';
import { readSettings } from '../validation/suppressions/project-settings.js';
import { validateInputs } from '../validation/validate.js';
import { BuildError, type BuildProblem as BuildFinding } from './build-error.js';

/** A pack that was built in memory, in both shapes. */
export interface BuiltPack {
  /** The project that it was built from. */
  readonly root: string;
  readonly id: string;
  /** The dataset that the definition declares. */
  readonly dataset: string;
  /** Paths begin with `folder`. */
  readonly source: { readonly folder: string; readonly files: readonly PackFile[] };
  readonly upload: { readonly zip: string; readonly files: readonly PackFile[] };
}

const marketplaceCodes = new Set(
  rules.filter(({ group }) => group === 'marketplace').map(({ code }) => code),
);

/**
 * Validates a pack before it is written. Throws a BuildError with its errors and with what the marketplace's reviewers
 * would send back, at the TypeScript lines behind them.
 */
export async function checkBuiltPack({ root, id, dataset, source, upload }: BuiltPack): Promise<void> {
  const inputs: PackInput[] = [
    {
      label: source.folder,
      container: 'folder',
      name: id,
      files: new Map(source.files.map(({ path, bytes }) => [path.slice(source.folder.length + 1), bytes])),
      problems: [],
    },
    {
      label: upload.zip,
      container: 'zip',
      name: id,
      files: new Map(upload.files.map(({ path, bytes }) => [path, bytes])),
      problems: [],
    },
  ];
  const { findings, packs } = validateInputs(inputs, {
    settings: await readSettings(root),
    datasets: [dataset],
    marketplace: true,
  });
  const errors = findings.filter(({ severity, code }) => severity === 'error' || marketplaceCodes.has(code));
  if (errors.length === 0) return;
  const located = await addDefinitionSources(errors, packs, root);
  throw new BuildError(
    'The built pack breaks rules of the platform or of its marketplace.',
    distinct(located).map(buildFinding),
  );
}

/** What is wrong in the source is wrong in the zip as well: once is enough. */
function distinct(findings: readonly PackFinding[]): PackFinding[] {
  const seen = new Set<string>();
  return findings.filter(({ code, message }) => {
    const key = `${code} ${message}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function buildFinding({ code, file, start, source, message, fix }: PackFinding): BuildFinding {
  const where = start === undefined ? file : `${file}:${start.line}:${start.column}`;
  return {
    place: source ?? { file, ...start },
    message: source === undefined ? `${code}: ${message}` : `${code}: ${message} (${where})`,
    fix,
  };
}
