import { assignmentsOf, columnsRead, listsIn } from './expressions.js';
import type { XqlNode } from './nodes.js';
import { isSymbol, isWord, splitAt, statementsOf, type XqlStage, type XqlText } from './read-xql.js';
import type { XqlToken } from './tokens.js';

/** What a query does with the columns of its dataset, as far as its stages are known. */
export interface QueryColumns {
  /** Absent for queries of the data model, of presets, and of several datasets. */
  readonly dataset: XqlToken | undefined;
  /** Reads of columns that no stage before made. */
  readonly reads: readonly XqlToken[];
  /** The columns of the result in small letters; absent where they are not certain. */
  readonly result: ReadonlySet<string> | undefined;
  /** The columns that the result has next to all of its dataset, when no stage leaves any out. */
  readonly added: ReadonlySet<string> | undefined;
}

/** Follows the columns through a query. Stops at the first stage that it does not know. */
export function queryColumns(xql: XqlText): QueryColumns {
  const [statement] = statementsOf(xql);
  let dataset: XqlToken | undefined;
  let made = new Set<string>();
  let isOpen = true;
  const reads: XqlToken[] = [];
  for (const stage of statement?.stages ?? []) {
    const flow = listsIn(stage.body).some((list) => list.some((node) => isSymbol(node, '|')))
      ? undefined
      : flowOf(stage);
    if (flow === undefined) return { dataset, reads, result: undefined, added: undefined };
    dataset = flow.dataset ?? dataset;
    if (isOpen) reads.push(...flow.reads.filter(({ value }) => !made.has(value.toLowerCase())));
    if (flow.only !== undefined) {
      isOpen = false;
      made = flow.only;
    } else for (const name of flow.more ?? []) made.add(name);
  }
  return {
    dataset,
    reads,
    ...(isOpen ? { result: undefined, added: made } : { result: made, added: undefined }),
  };
}

interface Flow {
  readonly dataset?: XqlToken;
  readonly reads: readonly XqlToken[];
  /** Columns that come in addition. */
  readonly more?: readonly string[];
  /** The columns that remain. */
  readonly only?: Set<string>;
}

function flowOf(stage: XqlStage): Flow | undefined {
  const { name, body } = stage;
  switch (name) {
    case 'config':
    case 'limit':
    case 'view':
      return { reads: [] };
    case 'dataset': {
      const [equals, node] = body;
      const isOne = isSymbol(equals, '=') && node?.kind === 'token' && body.length === 2;
      return isOne ? { dataset: node.token, reads: [] } : undefined;
    }
    case 'filter':
      return { reads: read(body) };
    case 'alter': {
      const assignments = assignmentsOf(stage);
      return {
        reads: assignments.flatMap(({ value }) => read(value)),
        more: assignments.map(({ target }) => target.value.toLowerCase()),
      };
    }
    case 'sort':
    case 'dedup':
      return { reads: read(body) };
    case 'bin':
      return { reads: read(body.slice(0, 1)) };
    case 'fields':
      return fieldsFlow(body);
    case 'comp':
      return compFlow(body);
    default:
      return undefined;
  }
}

function read(nodes: readonly XqlNode[]): XqlToken[] {
  return columnsRead(nodes).map(({ token }) => token);
}

/** `a, b as c`; what leaves columns out, or takes them by pattern, is not followed. */
function fieldsFlow(body: readonly XqlNode[]): Flow | undefined {
  const columns = splitAt(body, ',').map(namedColumn);
  if (columns.some((column) => column === undefined || column.as === undefined)) return undefined;
  const named = columns.flatMap((column) => column ?? []);
  return {
    reads: named.flatMap(({ value }) => read(value)),
    only: new Set(named.flatMap(({ as }) => as?.toLowerCase() ?? [])),
  };
}

/** `count() as n, max(a) as b by c, d`. Without a name of its own the name of a result is not certain. */
function compFlow(body: readonly XqlNode[]): Flow | undefined {
  const at = body.findIndex((node) => isWord(node, 'by'));
  const [results, groups] = at === -1 ? [body, []] : [body.slice(0, at), body.slice(at + 1)];
  const made = splitAt(results, ',').map(namedColumn);
  const by = groups.length === 0 ? [] : splitAt(groups, ',').map(namedColumn);
  if ([...made, ...by].some((column) => column?.as === undefined)) return undefined;
  const all = [...made, ...by].flatMap((column) => column ?? []);
  return {
    reads: all.flatMap(({ value }) => read(value)),
    only: new Set(all.flatMap(({ as }) => as?.toLowerCase() ?? [])),
  };
}

interface NamedColumn {
  readonly value: readonly XqlNode[];
  readonly as: string | undefined;
}

function namedColumn(nodes: readonly XqlNode[]): NamedColumn | undefined {
  const [value, word, name] = nodes;
  if (value === undefined || (nodes.length !== 1 && nodes.length !== 3)) return undefined;
  if (value.kind === 'token' && !/^(name|quoted)$/.test(value.token.kind)) return undefined;
  if (nodes.length === 1) {
    const isPlain = value.kind === 'token' && !/[.]|^fieldset/.test(value.token.value);
    return { value: [value], as: isPlain ? value.token.value : undefined };
  }
  if (!isWord(word, 'as') || name?.kind !== 'token') return undefined;
  return { value: [value], as: name.token.value };
}
