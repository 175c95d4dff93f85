import { nearestName } from '../../shared/nearest-name.js';
import { aggregationNames } from './aggregate.js';
import { columnsOf } from './columns.js';
import { parseExpression } from './parse-expression.js';
import type { Aggregation, Assignment, ColumnName, SortKey, Stage } from './syntax.js';
import type { TokenReader } from './token-reader.js';
import { XqlError } from './xql-error.js';

/** How many values `top` gives unless it says so. */
const topCount = 10;

type Parse = (tokens: TokenReader) => Stage;

const parsers: { readonly [name: string]: Parse } = {
  filter: (tokens) => {
    const { at } = tokens.next();
    return { kind: 'filter', condition: parseExpression(tokens), at };
  },
  alter: (tokens) => {
    const { at } = tokens.next();
    const assignments = tokens.list(() => parseAssignment(tokens));
    refuseMutualUse(assignments);
    return { kind: 'alter', assignments, at };
  },
  comp: (tokens) => {
    const { at } = tokens.next();
    const aggregations = tokens.list(() => parseAggregation(tokens));
    const by = tokens.takeWord('by') ? tokens.list(() => parseColumn(tokens)) : [];
    return { kind: 'comp', aggregations, by, at };
  },
  fields: (tokens) => {
    const { at } = tokens.next();
    const columns = tokens.list(() => {
      if (tokens.takeSymbol('*')) return undefined;
      const column = parseColumn(tokens);
      return { ...column, as: tokens.takeWord('as') ? parseColumn(tokens).name : column.name };
    });
    const named = columns.filter((column) => column !== undefined);
    return { kind: 'fields', columns: named, keepsAll: named.length < columns.length, at };
  },
  sort: (tokens) => {
    const { at } = tokens.next();
    return { kind: 'sort', keys: tokens.list(() => parseSortKey(tokens)), at };
  },
  bin: (tokens) => {
    const { at } = tokens.next();
    const column = parseColumn(tokens);
    tokens.expectWord('span');
    tokens.expectSymbol('=');
    return { kind: 'bin', column, milliseconds: parseDuration(tokens), at };
  },
  limit: (tokens) => {
    const { at } = tokens.next();
    return { kind: 'limit', count: Number(tokens.expectKind('number', 'a number of rows').value), at };
  },
  dedup: (tokens) => {
    const { at } = tokens.next();
    const columns = tokens.list(() => parseColumn(tokens));
    tokens.expectWord('by');
    return { kind: 'dedup', columns, by: tokens.list(() => parseSortKey(tokens)), at };
  },
  top: (tokens) => {
    const { at } = tokens.next();
    const count = tokens.peek().kind === 'number' ? Number(tokens.next().value) : topCount;
    const column = parseColumn(tokens);
    const by = tokens.takeWord('by') ? tokens.list(() => parseColumn(tokens)) : [];
    return { kind: 'top', count, column, by, ...parseTopNames(tokens), at };
  },
  view: (tokens) => {
    const { at } = tokens.next();
    tokens.expectWord('graph');
    const settings: { [name: string]: string } = {};
    while (tokens.peek().kind === 'name') {
      const name = tokens.next().value;
      tokens.expectSymbol('=');
      const isText = tokens.peek().kind === 'text';
      settings[name] = tokens.expectKind(isText ? 'text' : 'name', 'a word or a text').value;
    }
    return { kind: 'view', settings, at };
  },
};

export const stageNames = Object.keys(parsers);

/** Reads stages with `|` between them. Throws XqlError for one that is not known here. */
export function parseStages(tokens: TokenReader, allowed = stageNames): Stage[] {
  const stages = [parseStage(tokens, allowed)];
  while (tokens.takeSymbol('|')) stages.push(parseStage(tokens, allowed));
  return stages;
}

function parseStage(tokens: TokenReader, allowed: readonly string[]): Stage {
  const { kind, value, at } = tokens.peek();
  const name = value.toLowerCase();
  const parse = kind === 'name' && allowed.includes(name) ? parsers[name] : undefined;
  if (parse === undefined) {
    throw new XqlError(unknownStage(value, kind, allowed), at);
  }
  return parse(tokens);
}

function unknownStage(value: string, kind: string, allowed: readonly string[]): string {
  const near = kind === 'name' ? nearestName(value.toLowerCase(), allowed) : undefined;
  if (near !== undefined) return `Unknown stage '${value}'. Did you mean '${near}'?`;
  // The platform has stages that are not known here.
  const found =
    kind === 'name' ? `The stage '${value}' is not supported here` : `Expected a stage, not ${value}`;
  return `${found}. Supported stages: ${allowed.join(', ')}.`;
}

function parseAssignment(tokens: TokenReader): Assignment {
  const { name, at } = parseColumn(tokens);
  tokens.expectSymbol('=');
  return { target: name, value: parseExpression(tokens), at };
}

/** Whether an assignment sees the others of its stage is nowhere written. */
function refuseMutualUse(assignments: readonly Assignment[]): void {
  for (const { target, value } of assignments) {
    const use = columnsOf(value).find(
      ({ name }) => name !== target && assignments.some((other) => other.target === name),
    );
    if (use !== undefined) {
      throw new XqlError(`${use.name} is assigned in this same stage; assign it in a stage before.`, use.at);
    }
  }
}

function parseAggregation(tokens: TokenReader): Aggregation {
  const { value, at } = tokens.expectKind('name', 'an aggregation');
  const name = value.toLowerCase();
  if (!aggregationNames.includes(name)) {
    throw new XqlError(
      `The aggregation ${value} is not known here. These are: ${aggregationNames.join(', ')}.`,
      at,
    );
  }
  tokens.expectSymbol('(');
  const column = tokens.isSymbol(')') ? undefined : parseColumn(tokens).name;
  if (column === undefined && name !== 'count') throw new XqlError(`${value} needs a column.`, at);
  tokens.expectSymbol(')');
  tokens.expectWord('as');
  const as = parseColumn(tokens).name;
  return { name, ...(column === undefined ? {} : { column }), as, at };
}

/** `top_count as n, top_percent as share`, each of which may be left out. */
function parseTopNames(tokens: TokenReader): { countAs: string; percentAs: string } {
  const names = { countAs: 'top_count', percentAs: 'top_percent' };
  if (!tokens.isWord('top_count') && !tokens.isWord('top_percent')) return names;
  tokens.list(() => {
    const isCount = tokens.takeWord('top_count');
    if (!isCount) tokens.expectWord('top_percent');
    tokens.expectWord('as');
    names[isCount ? 'countAs' : 'percentAs'] = parseColumn(tokens).name;
  });
  return names;
}

/** With its order in front, which must be written. */
function parseSortKey(tokens: TokenReader): SortKey {
  const descending = tokens.takeWord('desc');
  if (!descending) tokens.expectWord('asc');
  return { ...parseColumn(tokens), descending };
}

function parseColumn(tokens: TokenReader): ColumnName {
  const { value, at } = tokens.expectColumn('the name of a column');
  return { name: value, at };
}

const unitMilliseconds: { readonly [unit: string]: number } = {
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

/** Reads `15m`, `24h` or `7d` as milliseconds. */
export function parseDuration(tokens: TokenReader): number {
  const { value, at } = tokens.expectKind('duration', 'a duration such as 15m, 24h or 7d');
  const unit = unitMilliseconds[value.replace(/^\d+/, '').toLowerCase()];
  if (unit === undefined) throw new XqlError(`The duration ${value} must be in m, h or d.`, at);
  return Number.parseInt(value, 10) * unit;
}
