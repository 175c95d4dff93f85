import { xdmFields } from '../../../spec/xdm-fields.js';
import { listFunctions, reservedColumns, scalarFunctions } from '../../../spec/xql.js';
import {
  assignmentsOf,
  columnsRead,
  listsIn,
  resultsOfIf,
  type XqlAssignment,
} from '../../../xql/reader/expressions.js';
import type { XqlNode } from '../../../xql/reader/nodes.js';
import { isSymbol, isWord } from '../../../xql/reader/read-xql.js';
import { type ModelStatement, modelStatementsOf } from '../../document/model-statements.js';
import type { Pack } from '../../document/pack.js';
import { stagesOf } from '../../document/queries.js';
import { defineRule, type Rule } from '../../rule.js';
import { nearNames } from '../../text/near-names.js';

/** Functions whose arguments the compiler may not count as uses. */
const uncounted = new Set(['concat', 'arraystring']);

interface HelperUse {
  readonly text: ModelStatement['text'];
  readonly assignment: XqlAssignment;
  readonly use: 'none' | 'uncounted' | 'counted';
}

/**
 * How later stages use the columns that a statement makes. A rule for a model of its own, which vendors shipped with
 * columns that nothing reads, names the fields of that model, as XDM_Auth_Client_host.
 */
function* helperUses(pack: Pack): Iterable<HelperUse> {
  for (const { text, statement, calls, isOfOldModel } of modelStatementsOf(pack)) {
    if (calls || isOfOldModel) continue;
    const later = new Map<string, 'uncounted' | 'counted'>();
    for (const stage of [...statement.stages].reverse()) {
      const assignments = assignmentsOf(stage);
      for (const assignment of assignments) {
        const name = assignment.target.value.toLowerCase();
        if (!name.startsWith('xdm.') && name !== '_time')
          yield { text, assignment, use: later.get(name) ?? 'none' };
      }
      for (const { target } of assignments) later.delete(target.value.toLowerCase());
      const read = stage.name === 'alter' ? assignments.map(({ value }) => value) : [stage.body];
      for (const { token, inside } of read.flatMap(columnsRead)) {
        const name = token.value.toLowerCase();
        if (!uncounted.has(inside ?? '')) later.set(name, 'counted');
        else if (!later.has(name)) later.set(name, 'uncounted');
      }
    }
  }
}

const helpersAreUsed = defineRule({
  code: 'CPT211',
  severity: 'error',
  title: 'Every column that a modeling rule makes is used',
  why: 'The compiler of data model rules refuses columns that nothing reads: "Data Model Rules contains unused fields".',
  fix: 'Remove the column, or assign it to a field of the data model.',
  evidence: { mark: 'tenant', sources: ['XDA'] },
  blocksInstallation: 'seen',
  *check(pack) {
    for (const { text, assignment, use } of helperUses(pack)) {
      const { target } = assignment;
      if (use === 'none')
        yield {
          place: text.place(target.start, target.end),
          message: `Nothing reads the column "${target.value}". A tenant refuses this with 101704.`,
        };
    }
  },
});

const helpersAreCounted = defineRule({
  code: 'CPT212',
  severity: 'warning',
  title: 'A column that a modeling rule makes is used outside concat() and arraystring()',
  why: 'The compiler may count a column as unused that is read in their arguments alone.',
  fix: 'Write the expression into the call, or assign the column to a field of the data model, too.',
  evidence: { mark: 'told', sources: ['XDA'] },
  *check(pack) {
    for (const { text, assignment, use } of helperUses(pack)) {
      const { target } = assignment;
      if (use === 'uncounted')
        yield {
          place: text.place(target.start, target.end),
          message: `Only concat() or arraystring() reads the column "${target.value}".`,
        };
    }
  },
});

const stageDoesNotReadItself = defineRule({
  code: 'CPT213',
  severity: 'error',
  title: 'A stage reads no column that it assigns',
  why: 'All values of a stage are made at once: the column is not there yet.',
  fix: 'Assign the column in a stage before.',
  evidence: { mark: 'tenant', sources: ['XDA'] },
  blocksInstallation: 'likely',
  *check(pack) {
    for (const { text, statement, columns, calls } of modelStatementsOf(pack)) {
      if (columns === undefined || calls) continue;
      const before = new Set<string>();
      for (const stage of statement.stages) {
        const assignments = assignmentsOf(stage);
        const targets = new Set(assignments.map(({ target }) => target.value.toLowerCase()));
        for (const { target, value } of assignments) {
          for (const { token } of columnsRead(value)) {
            const name = token.value.toLowerCase();
            const isNew = targets.has(name) && !before.has(name) && !columns.has(name);
            if (isNew && name !== target.value.toLowerCase())
              yield {
                place: text.place(token.start, token.end),
                message: `"${token.value}" is assigned in this same stage.`,
              };
          }
        }
        for (const name of targets) before.add(name);
      }
    }
  },
});

const reservedColumnsAreQuoted = defineRule({
  code: 'CPT214',
  severity: 'error',
  title: 'Columns that are called like a word of XQL are read in backticks',
  why: 'view, tag, target, fields, transaction, table, filter, in and config are words of the language. The reading is refused, the assigning is not.',
  fix: 'Put the name into backticks.',
  evidence: { mark: 'tenant', sources: ['XDA'] },
  blocksInstallation: 'seen',
  *check(pack) {
    for (const { text, stage } of stagesOf(pack, 'modeling-rule')) {
      const values = stage.name === 'alter' ? assignmentsOf(stage).map(({ value }) => value) : [stage.body];
      if (stage.name === 'call') continue;
      for (const list of values.flatMap(listsIn)) {
        for (const [index, node] of list.entries()) {
          if (node.kind !== 'token' || !reservedColumns.some((name) => isWord(node, name))) continue;
          // `a in (1, 2)` and `a not in (1, 2)` are comparisons.
          const isOperator = isWord(node, 'in') && list[index + 1]?.kind === 'group';
          if (isOperator || !beginsValue(list[index - 1])) continue;
          yield {
            place: text.place(node.start, node.end),
            message: `"${node.token.value}" is a word of XQL. A tenant refuses this with 101704.`,
            fix: `Write \`${node.token.value}\` in backticks.`,
          };
        }
      }
    }
  },
});

/** Whether a value can begin behind the node. A name behind an arrow is a path into JSON. */
function beginsValue(before: XqlNode | undefined): boolean {
  if (before === undefined) return true;
  if (isSymbol(before, '->')) return false;
  return (
    (before.kind === 'token' && before.token.kind === 'symbol') ||
    ['and', 'or', 'not', 'in', 'contains'].some((word) => isWord(before, word))
  );
}

const listFieldsGetLists = defineRule({
  code: 'CPT215',
  severity: 'error',
  title: 'Fields of the data model that hold a list get a list',
  why: 'One value is not taken for a list of one.',
  fix: 'Write arraycreate(value).',
  evidence: { mark: 'tenant', sources: ['XDA'] },
  blocksInstallation: 'likely',
  *check(pack) {
    for (const { text, statement, columns } of modelStatementsOf(pack)) {
      const scalars = new Map([...(columns ?? [])].map(([name, { isArray }]) => [name, !isArray]));
      for (const stage of statement.stages) {
        const assignments = assignmentsOf(stage).map((assignment) => ({
          ...assignment,
          isScalar: isScalar(assignment.value, scalars),
        }));
        for (const { target, value, isScalar: wrong } of assignments) {
          const [first, last] = [value[0], value.at(-1)];
          if (wrong && isListField(target.value) && first !== undefined && last !== undefined)
            yield {
              place: text.place(first.start, last.end),
              message: `"${target.value}" holds a list, and this is one value.`,
            };
        }
        for (const { target, isScalar: scalar } of assignments)
          scalars.set(target.value.toLowerCase(), scalar);
      }
    }
  },
});

function isListField(name: string): boolean {
  const type = Object.hasOwn(xdmFields, name) ? xdmFields[name as keyof typeof xdmFields] : undefined;
  // Whether fields of emails can be assigned at all is disputed.
  if (name.startsWith('xdm.email.')) return false;
  return type === 'array' || (typeof type === 'object' && 'arrayOf' in type);
}

/** Whether it is certain that an expression is one value. */
function isScalar(value: readonly XqlNode[], columns: ReadonlyMap<string, boolean>): boolean {
  const [node] = value;
  if (node === undefined || value.length > 1) return false;
  if (node.kind === 'token') {
    const { kind, value: name } = node.token;
    if (kind === 'text' || kind === 'number' || name.startsWith('XDM_CONST.')) return true;
    return columns.get(name.toLowerCase()) ?? false;
  }
  if (node.kind === 'group') return node.bracket === '(' && isScalar(node.parts[0] ?? [], columns);
  const name = node.name.value.toLowerCase();
  if (listFunctions.includes(name)) return false;
  if (scalarFunctions.includes(name)) return true;
  if (name === 'coalesce') return node.parts.some((part) => isScalar(part, columns));
  return name === 'if' && resultsOfIf(node).some((part) => isScalar(part, columns));
}

const modelReadsDeclaredColumns = defineRule({
  code: 'CPT216',
  severity: 'warning',
  title: 'A modeling rule reads columns that its schema declares',
  why: 'On a tenant without data of the source, only declared columns exist: "unknown field".',
  fix: 'Declare the column in the schema, or correct its name.',
  evidence: { mark: 'told', sources: ['SOC'] },
  *check(pack) {
    for (const { text, statement, columns, calls } of modelStatementsOf(pack)) {
      if (columns === undefined || calls) continue;
      const known = new Set(columns.keys());
      const reported = new Set<string>();
      const nearest = nearNames([...columns.values()].map(({ name }) => name));
      for (const stage of statement.stages) {
        const assignments = assignmentsOf(stage);
        const read = stage.name === 'alter' ? assignments.map(({ value }) => value) : [stage.body];
        for (const { token } of read.flatMap(columnsRead)) {
          const name = token.value.toLowerCase();
          const isKnown = known.has(name) || known.has(name.replace(/\..*/, ''));
          if (isKnown || name.startsWith('_') || name.startsWith('xdm.') || reported.has(name)) continue;
          reported.add(name);
          const near = nearest(token.value);
          yield {
            place: text.place(token.start, token.end),
            message: `The schema declares no column "${token.value}".`,
            ...(near && { fix: `Declare it, or did you mean "${near}"?` }),
          };
        }
        for (const { target } of assignments) known.add(target.value.toLowerCase());
      }
    }
  },
});

export const modelingColumnRules: readonly Rule[] = [
  helpersAreUsed,
  helpersAreCounted,
  stageDoesNotReadItself,
  reservedColumnsAreQuoted,
  listFieldsGetLists,
  modelReadsDeclaredColumns,
];
