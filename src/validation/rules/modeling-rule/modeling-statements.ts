import { modelingStages } from '../../../spec/xql.js';
import { assignmentsOf, callsIn, listsIn } from '../../../xql/reader/expressions.js';
import type { XqlNode } from '../../../xql/reader/nodes.js';
import { isSymbol, isWord } from '../../../xql/reader/read-xql.js';
import { patternParts, patternsIn } from '../../../xql/reader/regular-expressions.js';
import { modelStatementsOf } from '../../document/model-statements.js';
import { queriesOf, stagesOf } from '../../document/queries.js';
import { defineRule, type Rule } from '../../rule.js';

const modelingStagesAreAllowed = defineRule({
  code: 'CPT201',
  severity: 'error',
  title: 'The stages of a modeling rule are filter, alter and call',
  why: 'Data model rules have no other stages, but for config case_sensitive at the beginning.',
  fix: 'Do it in filter and alter, or leave it out.',
  evidence: { mark: 'read', sources: ['DOC'] },
  blocksInstallation: 'likely',
  *check(pack) {
    for (const { text, stage, section } of stagesOf(pack, 'modeling-rule')) {
      if (section.header?.kind !== 'MODEL' && section.header?.kind !== 'RULE') continue;
      // It may stand at the beginning of a statement, and only there.
      const isSetting =
        isWord(stage.body[0], 'case_sensitive') &&
        section.statements.some(
          ({ stages: [first] }) => first?.name === 'config' && first.start === stage.start,
        );
      if (!modelingStages.includes(stage.name) && !isSetting)
        yield {
          place: text.place(stage.start, stage.start + Math.max(1, stage.name.length)),
          message: `"${stage.name || text.text.charAt(stage.start)}" is no stage of a modeling rule.`,
        };
    }
  },
});

const statementsAreSeparated = defineRule({
  code: 'CPT202',
  severity: 'error',
  title: 'A new stage follows | and a new statement follows ;',
  why: 'The rule does not compile.',
  fix: 'Write ; at the end of the statement before, or | in front of the stage.',
  evidence: { mark: 'read', sources: ['DOC'] },
  blocksInstallation: 'likely',
  *check(pack) {
    for (const { text, stage } of stagesOf(pack, 'modeling-rule')) {
      for (const [index, node] of stage.body.entries()) {
        const isStage = modelingStages.some((name) => isWord(node, name));
        if (isStage && endsValue(stage.body[index - 1]) && !isSymbol(stage.body[index + 1], '='))
          yield {
            place: text.place(node.start, node.end),
            message: 'A stage begins here, without | or ; in front of it.',
          };
      }
    }
  },
});

/** Whether a value can end with the node. */
function endsValue(node: XqlNode | undefined): boolean {
  if (node === undefined) return false;
  if (node.kind !== 'token') return true;
  if (['and', 'or', 'not', 'in', 'contains'].some((word) => isWord(node, word))) return false;
  return node.token.kind !== 'symbol';
}

const lastCommaIsGone = defineRule({
  code: 'CPT203',
  severity: 'error',
  title: 'No comma stands before a semicolon or the next stage',
  why: 'The rule does not compile.',
  fix: 'Remove the comma.',
  evidence: { mark: 'tenant', sources: ['XDA'] },
  blocksInstallation: 'likely',
  *check(pack) {
    for (const { text, stage } of stagesOf(pack, 'modeling-rule')) {
      const last = stage.body.at(-1);
      if (last !== undefined && isSymbol(last, ','))
        yield { place: text.place(last.start, last.end), message: 'Nothing follows this comma.' };
    }
  },
});

const arithmeticIsCalled = defineRule({
  code: 'CPT204',
  severity: 'error',
  title: 'A modeling rule calculates by functions',
  why: 'The compiler of data model rules takes no + - * / between values.',
  fix: 'Write add(a, b), subtract(a, b), multiply(a, b) or divide(a, b).',
  evidence: { mark: 'tenant', sources: ['XDA'] },
  blocksInstallation: 'likely',
  *check(pack) {
    for (const { text, stage } of stagesOf(pack, 'modeling-rule')) {
      for (const { value } of assignmentsOf(stage)) {
        for (const list of listsIn(value)) {
          for (const [index, node] of list.entries()) {
            const [before, after] = [list[index - 1], list[index + 1]];
            const isOperator = ['+', '-', '*', '/'].some((operator) => isSymbol(node, operator));
            if (!isOperator || before === undefined || after === undefined || !endsValue(before)) continue;
            // A path into JSON may have a hyphen: data -> event-type.
            if (before.end === node.start && after.start === node.end && followsArrow(list, index)) continue;
            yield {
              place: text.place(node.start, node.end),
              message: `"${text.text.slice(node.start, node.end)}" stands between two values.`,
            };
          }
        }
      }
    }
  },
});

function followsArrow(list: readonly XqlNode[], index: number): boolean {
  for (let at = index - 1; at >= 0; at--) {
    const node = list[at];
    if (isSymbol(node, '->')) return true;
    if (node === undefined || node.end !== list[at + 1]?.start) return false;
  }
  return false;
}

const nullTestsStandAlone = defineRule({
  code: 'CPT205',
  severity: 'warning',
  title: 'A condition in if() tests for null once',
  why: 'On one tenant the compiler of data model rules refused two tests for null joined by and or or; rules that others run on tenants, and an example of the same author, have them.',
  fix: 'Nest the conditions, or leave the tests out: most functions give null for null.',
  evidence: { mark: 'conflict', sources: ['XDA'] },
  *check(pack) {
    for (const { text, stage } of stagesOf(pack, 'modeling-rule')) {
      for (const call of callsIn(stage.body)) {
        if (call.name.value.toLowerCase() !== 'if') continue;
        for (const part of call.parts) {
          const tests = listsOutsideCalls(part)
            .flatMap((list) =>
              list.filter(
                (node, index) =>
                  isWord(node, 'null') && ['=', '!='].some((symbol) => isSymbol(list[index - 1], symbol)),
              ),
            )
            .sort((one, other) => one.start - other.start);
          const [first, second] = tests;
          if (first !== undefined && second !== undefined)
            yield {
              place: text.place(part[0]?.start ?? first.start, second.end),
              message: 'This condition tests for null twice.',
            };
        }
      }
    }
  },
});

/** The nodes, and those in brackets within them that are not the arguments of a call. */
function listsOutsideCalls(nodes: readonly XqlNode[]): (readonly XqlNode[])[] {
  const inBrackets = nodes.flatMap((node) => (node.kind === 'group' ? node.parts : []));
  return [nodes, ...inBrackets.flatMap(listsOutsideCalls)];
}

const textIsNoBoolean = defineRule({
  code: 'CPT206',
  severity: 'error',
  title: 'A column of text is compared with a text',
  why: 'The compiler of data model rules refuses a text that is compared with true or false.',
  fix: 'Write = "true", or to_boolean(column) = true.',
  evidence: { mark: 'tenant', sources: ['XDA'] },
  blocksInstallation: 'likely',
  *check(pack) {
    for (const { text, statement, columns, assigned } of modelStatementsOf(pack)) {
      for (const list of statement.stages.flatMap(({ body }) => listsIn(body))) {
        for (const [index, node] of list.entries()) {
          const [equals, literal] = [list[index + 1], list[index + 2]];
          const isBoolean = isWord(literal, 'true') || isWord(literal, 'false');
          if (node.kind !== 'token' || literal === undefined || !isBoolean) continue;
          if (!isSymbol(equals, '=') && !isSymbol(equals, '!=')) continue;
          const name = node.token.value.toLowerCase();
          const column = columns?.get(name);
          const isText = column?.type === 'string' && !column.isArray && !assigned.has(name);
          if (isText && !isSymbol(list[index - 1], '->'))
            yield {
              place: text.place(node.start, literal.end),
              message: `"${node.token.value}" is a text by the schema.`,
            };
        }
      }
    }
  },
});

const arrowsAreNotChained = defineRule({
  code: 'CPT207',
  severity: 'error',
  title: 'One arrow leads into JSON',
  why: 'The compiler of data model rules refuses a -> b -> c.',
  fix: 'Write column -> b.c.',
  evidence: { mark: 'tenant', sources: ['XDA'] },
  blocksInstallation: 'likely',
  *check(pack) {
    for (const { text, stage } of stagesOf(pack, 'modeling-rule')) {
      for (const list of listsIn(stage.body)) {
        for (const [index, node] of list.entries()) {
          const again = list[index + 2];
          if (isSymbol(node, '->') && again !== undefined && isSymbol(again, '->'))
            yield { place: text.place(node.start, again.end), message: 'A second arrow follows the first.' };
        }
      }
    }
  },
});

const timeIsNotAssigned = defineRule({
  code: 'CPT208',
  severity: 'warning',
  title: 'A modeling rule leaves _time alone',
  why: 'The platform sets _time. On one tenant the compiler refused a data model rule that assigns it; older official rules do.',
  fix: 'Set the time of an event in the parsing rule or in the collector.',
  evidence: { mark: 'conflict', sources: ['XDA', 'CNT (Box)'] },
  *check(pack) {
    for (const { text, stage } of stagesOf(pack, 'modeling-rule')) {
      for (const { target } of assignmentsOf(stage)) {
        if (target.value.toLowerCase() === '_time')
          yield { place: text.place(target.start, target.end), message: 'The rule assigns _time.' };
      }
    }
  },
});

const regextractHasOneGroup = defineRule({
  code: 'CPT209',
  severity: 'error',
  title: 'regextract in a modeling rule has one capturing group',
  why: 'A second group is refused, and would not give a second value.',
  fix: 'Write (?:...) for groups that only hold together, and call regextract again for another value.',
  evidence: { mark: 'tenant', sources: ['XDA'] },
  blocksInstallation: 'seen',
  *check(pack) {
    for (const { text, stage } of stagesOf(pack, 'modeling-rule')) {
      for (const call of callsIn(stage.body)) {
        if (call.name.value.toLowerCase() !== 'regextract') continue;
        for (const { start, end } of patternsIn([call])) {
          const second = patternParts(text.text.slice(start + 1, end - 1)).capturingGroups[1];
          if (second === undefined || !call.parts[1]?.some((node) => node.start === start)) continue;
          const at = start + 1 + second.start;
          yield {
            place: text.place(at, at + second.text.length),
            message: 'A second group captures. A tenant refuses this with 101704.',
          };
        }
      }
    }
  },
});

const contentIdIsForDefaults = defineRule({
  code: 'CPT210',
  severity: 'error',
  title: 'The INGEST header of a parsing rule has no content_id',
  why: 'Only rules of the platform itself have one; in a pack it is refused. EXTEND names a rule by it.',
  fix: 'Remove content_id.',
  evidence: { mark: 'tenant', sources: ['SPB'] },
  blocksInstallation: 'likely',
  *check(pack) {
    for (const { kind, text, xql } of queriesOf(pack)) {
      if (kind !== 'parsing-rule') continue;
      for (const { header } of xql.sections) {
        if (header?.kind !== 'INGEST') continue;
        for (const { name, key } of header.settings) {
          if (name === 'content_id')
            yield { place: text.place(key.start, key.end), message: 'The header has a content_id.' };
        }
      }
    }
  },
});

export const modelingStatementRules: readonly Rule[] = [
  modelingStagesAreAllowed,
  statementsAreSeparated,
  lastCommaIsGone,
  arithmeticIsCalled,
  nullTestsStandAlone,
  textIsNoBoolean,
  arrowsAreNotChained,
  timeIsNotAssigned,
  regextractHasOneGroup,
  contentIdIsForDefaults,
];
