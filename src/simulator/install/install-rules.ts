import { UserError } from '../../shared/errors.js';
import { compareVersions } from '../../shared/versions.js';
import { readZip, textFile, type ZipFiles } from '../../shared/zip.js';
import type { ContentKind } from '../../spec/content-kinds.js';
import { isUploadPath } from '../../spec/pack-paths.js';
import { parseModels, parseQuery } from '../../xql/evaluator/parse-query.js';
import type { Model, ParsedQuery } from '../../xql/evaluator/syntax.js';
import { XqlError } from '../../xql/evaluator/xql-error.js';
import { readPackYaml } from './pack-yaml.js';
import { queryPlace } from './query-place.js';

export interface InstalledModelingRule {
  readonly id: string;
  readonly name: string;
  readonly fromVersion: string;
  /** The newest version it is for; '' for all that follow. */
  readonly toVersion: string;
  readonly models: readonly Model[];
}

export interface InstalledCorrelationRule {
  readonly id: string;
  readonly name: string;
  readonly query: ParsedQuery;
  /** With columns of the result in `$column` form. */
  readonly alertName: string;
  /** When it runs, and how far back it looks then; both absent for a rule that looks at each event as it arrives. */
  readonly crontab?: string;
  readonly windowMilliseconds?: number;
  /** Rows with the same values in these columns raise one alert in that time. */
  readonly suppression?: { readonly milliseconds: number; readonly columns: readonly string[] };
}

export interface InstalledRules {
  readonly modelingRules: readonly InstalledModelingRule[];
  readonly correlationRules: readonly InstalledCorrelationRule[];
}

/**
 * Installs the modeling and correlation rules of an upload-shaped pack zip.
 * Throws a UserError for a rule beyond the part of the language that is known here.
 */
export function installRules(zip: Uint8Array): InstalledRules {
  const files = readZip(zip);
  return {
    modelingRules: installedAt(files, modelingRules),
    correlationRules: installedAt(files, correlationRules),
  };
}

/** The modeling rules that a tenant of a version such as 8.9.0 takes. */
export function modelsFor({ modelingRules }: InstalledRules, version: string): Model[] {
  return rulesFor(modelingRules, version).flatMap(({ models }) => models);
}

export function rulesFor(
  rules: readonly InstalledModelingRule[],
  version: string,
): readonly InstalledModelingRule[] {
  return rules.filter(
    ({ fromVersion, toVersion }) =>
      compareVersions(fromVersion, version) <= 0 &&
      (toVersion === '' || compareVersions(version, toVersion) <= 0),
  );
}

/** A rule of a zip, or why it cannot be read. */
export type ReadRule<R> =
  | { readonly name: string; readonly rule: R }
  | { readonly name: string; readonly problem: UserError };

/** The modeling and correlation rules of a zip, of which single ones may be beyond what is known here. */
export function readRules(zip: Uint8Array): {
  readonly modelingRules: readonly ReadRule<InstalledModelingRule>[];
  readonly correlationRules: readonly ReadRule<InstalledCorrelationRule>[];
} {
  const files = readZip(zip);
  return {
    modelingRules: rulesAt(files, modelingRules),
    correlationRules: rulesAt(files, correlationRules),
  };
}

type Keys = { readonly [key: string]: unknown };

interface Kind<R> {
  readonly kind: ContentKind;
  /** Where the XQL is. */
  readonly queryKey: string;
  readonly read: (keys: Keys) => R;
}

const modelingRules = { kind: 'modeling-rule', queryKey: 'rules', read: modelingRule } as const;
const correlationRules = { kind: 'correlation-rule', queryKey: 'xql_query', read: correlationRule } as const;

function installedAt<R>(files: ZipFiles, kind: Kind<R>): R[] {
  return rulesAt(files, kind).map((read) => {
    if ('problem' in read) throw read.problem;
    return read.rule;
  });
}

function rulesAt<R>(files: ZipFiles, { kind, queryKey, read }: Kind<R>): ReadRule<R>[] {
  const paths = [...files.keys()].filter((path) => isUploadPath(kind, path)).sort();
  return paths.map((path): ReadRule<R> => {
    let name = path;
    const yaml = textFile(files, path) ?? '';
    try {
      const keys = readPackYaml(yaml, { file: path, code: 'rule-unreadable' });
      if (typeof keys !== 'object' || keys === null) throw new TypeError('The file holds no YAML mapping.');
      if ('name' in keys && typeof keys.name === 'string') name = keys.name;
      return { name, rule: read(keys as Keys) };
    } catch (error) {
      // Of the parser, which calls itself for each bracket.
      if (error instanceof RangeError)
        return { name, problem: unreadable(path, 'The rule nests too deep to be read.', error) };
      if (error instanceof XqlError) {
        const place = queryPlace(yaml, queryKey, error.position);
        return { name, problem: unreadable(`${path}:${place}`, error.reason, error) };
      }
      if (error instanceof TypeError) return { name, problem: unreadable(path, error.message, error) };
      if (error instanceof UserError) return { name, problem: error };
      throw error;
    }
  });
}

function unreadable(place: string, problem: string, cause: unknown): UserError {
  return new UserError('rule-unreadable', `${place}: ${problem}`, { cause });
}

function modelingRule(keys: Keys): InstalledModelingRule {
  return {
    id: text(keys, 'id'),
    name: text(keys, 'name'),
    fromVersion: text(keys, 'fromversion'),
    toVersion: keys.toversion === undefined ? '' : text(keys, 'toversion'),
    models: parseModels(text(keys, 'rules')),
  };
}

function correlationRule(keys: Keys): InstalledCorrelationRule {
  const rule = {
    id: text(keys, 'global_rule_id'),
    name: text(keys, 'name'),
    query: parseQuery(text(keys, 'xql_query')),
    alertName: text(keys, 'alert_name'),
    ...(keys.suppression_enabled === true ? { suppression: suppression(keys) } : {}),
  };
  if (keys.execution_mode === 'REAL_TIME') return rule;
  return {
    ...rule,
    crontab: text(keys, 'crontab'),
    windowMilliseconds: milliseconds(text(keys, 'search_window')),
  };
}

/** Older packs name one column as a text, tenants keep a list. */
function suppression(keys: Keys): NonNullable<InstalledCorrelationRule['suppression']> {
  const columns = [keys.suppression_fields ?? []].flat();
  if (!columns.every((column) => typeof column === 'string'))
    throw new TypeError('The key suppression_fields must be a list of columns.');
  return { milliseconds: milliseconds(text(keys, 'suppression_duration')), columns };
}

function text(keys: Keys, name: string): string {
  const value = keys[name];
  if (typeof value !== 'string') throw new TypeError(`The key ${name} must be a text.`);
  return value;
}

const unitMilliseconds: { readonly [unit: string]: number } = {
  minutes: 60_000,
  hours: 3_600_000,
  days: 86_400_000,
};

function milliseconds(duration: string): number {
  const [count, unit = ''] = duration.split(' ');
  const factor = unitMilliseconds[unit.replace(/s?$/, 's')];
  if (factor === undefined) throw new TypeError(`${duration} is no time in minutes, hours or days.`);
  return Number(count) * factor;
}
