import { xqlFunctions, xqlStages } from '../../../spec/xql.js';
import { callsIn, listsIn } from '../../../xql/reader/expressions.js';
import { missingSeparators } from '../../../xql/reader/missing-separators.js';
import type { XqlNode } from '../../../xql/reader/nodes.js';
import { isSymbol, isWord, statementsOf } from '../../../xql/reader/read-xql.js';
import { type PatternPart, patternParts, patternsIn } from '../../../xql/reader/regular-expressions.js';
import type { Pack } from '../../document/pack.js';
import { documentQueriesOf, type PackQuery, queriesOf, stagesOf } from '../../document/queries.js';
import { defineRule, type Problem, type Rule } from '../../rule.js';
import { nearNames } from '../../text/near-names.js';

const everyKind: readonly PackQuery['kind'][] = [
  'modeling-rule',
  'parsing-rule',
  'correlation-rule',
  'dashboard',
];

const queryIsClosed = defineRule({
  code: 'CPT101',
  severity: 'error',
  title: 'Brackets, texts and comments of a query are closed',
  why: 'The query does not compile. A migration of official rules left an unclosed if( that the official SDK passed and that stopped the release.',
  fix: 'Close what is open, or remove what closes nothing.',
  evidence: { mark: 'read', sources: ['CNT PR 45450', 'CNT PR 45558', 'CNT PR 45841'] },
  blocksInstallation: 'likely',
  *check(pack) {
    for (const { text, xql } of queriesOf(pack)) {
      for (const { message, start, end } of xql.faults) yield { place: text.place(start, end), message };
    }
  },
});

const negatedMatchIsBracketed = defineRule({
  code: 'CPT102',
  severity: 'error',
  title: 'A match with a pattern is negated in brackets',
  why: 'There is no operator "not ~=": such a query ends in a 500.',
  fix: 'Write not (column ~= "pattern").',
  evidence: { mark: 'tenant', sources: ['XDA'] },
  *check(pack) {
    for (const { text, stage } of stagesOf(pack, ...everyKind)) {
      for (const { start, end } of negatedMatches(stage.body))
        yield { place: text.place(start, end), message: 'There is no operator "not ~=".' };
    }
  },
});

function negatedMatches(body: readonly XqlNode[]): { readonly start: number; readonly end: number }[] {
  return listsIn(body).flatMap((list) =>
    list.flatMap((node, index) => {
      const next = list[index + 1];
      const isNegated = isWord(node, 'not') && next !== undefined && isSymbol(next, '~=');
      return isNegated ? [{ start: node.start, end: next.end }] : [];
    }),
  );
}

function* patternProblems(
  pack: Pack,
  kinds: readonly PackQuery['kind'][],
  problem: (
    parts: ReturnType<typeof patternParts>,
  ) => readonly (PatternPart & { readonly message: string })[],
): Iterable<Problem> {
  for (const { text, stage } of stagesOf(pack, ...kinds)) {
    for (const { start, end } of patternsIn(stage.body)) {
      const parts = patternParts(text.text.slice(start + 1, end - 1));
      for (const part of problem(parts)) {
        const at = start + 1 + part.start;
        yield { place: text.place(at, at + part.text.length), message: part.message };
      }
    }
  }
}

const patternsEscapeCharactersOnce = defineRule({
  code: 'CPT103',
  severity: 'error',
  title: 'Patterns escape a character once',
  why: 'A query with a doubly escaped character ends in a 500.',
  fix: 'Write one backslash.',
  evidence: { mark: 'tenant', sources: ['XDA'] },
  check: (pack) =>
    patternProblems(pack, everyKind, ({ doubledCharacters }) =>
      doubledCharacters.map((part) => ({ ...part, message: `${part.text} is escaped twice.` })),
    ),
});

const patternsEscapeClassesOnce = defineRule({
  code: 'CPT104',
  severity: 'error',
  title: 'Patterns escape a class of characters once',
  why: 'Two backslashes and a letter mean a backslash and that letter: the pattern matches nothing, and nothing says so.',
  fix: 'Write one backslash.',
  evidence: { mark: 'tenant', sources: ['XDA'] },
  check: (pack) =>
    patternProblems(pack, everyKind, ({ doubledClasses }) =>
      doubledClasses.map((part) => ({
        ...part,
        message: `${part.text} matches a backslash and the letter ${part.text.at(-1)}.`,
      })),
    ),
});

const patternsDoNotLookAround = defineRule({
  code: 'CPT105',
  severity: 'error',
  title: 'Patterns have no lookahead and no lookbehind',
  why: 'XQL has neither. A rule with one is refused, and a query with one hangs instead of failing.',
  fix: 'Match what surrounds the value, and put the value into a group.',
  evidence: { mark: 'tenant', sources: ['XDA'] },
  blocksInstallation: 'seen',
  check: (pack) =>
    patternProblems(pack, everyKind, ({ lookarounds }) =>
      lookarounds.map((part) => ({
        ...part,
        message: `${part.text} looks around. A tenant refuses this with 101704, or the query hangs.`,
      })),
    ),
});

const functionsAreKnown = defineRule({
  code: 'CPT106',
  severity: 'warning',
  title: 'Functions are spelled as XQL has them',
  why: 'A query with an unknown function does not compile.',
  fix: 'Look the function up in the XQL reference.',
  evidence: { mark: 'read', sources: ['DOC'] },
  *check(pack) {
    const slipOf = slips(xqlFunctions);
    for (const { text, stage } of stagesOf(pack, ...everyKind)) {
      for (const { name } of callsIn(stage.body)) {
        const near = slipOf(name.value);
        if (near !== undefined)
          yield {
            place: text.place(name.start, name.end),
            message: `XQL has no function "${name.value}" that is known here.`,
            fix: `Did you mean "${near}"?`,
          };
      }
    }
  },
});

const stagesAreKnown = defineRule({
  code: 'CPT107',
  severity: 'warning',
  title: 'Stages of queries are spelled as XQL has them',
  why: 'A query with an unknown stage does not compile.',
  fix: 'Look the stage up in the XQL reference.',
  evidence: { mark: 'read', sources: ['DOC'] },
  *check(pack) {
    const slipOf = slips(xqlStages);
    for (const { text, stage } of stagesOf(pack, 'parsing-rule', 'correlation-rule', 'dashboard')) {
      const near = slipOf(stage.name);
      if (near !== undefined)
        yield {
          place: text.place(stage.start, stage.start + stage.name.length),
          message: `XQL has no stage "${stage.name}" that is known here.`,
          fix: `Did you mean "${near}"?`,
        };
    }
  },
});

const documentQueriesCanRun = defineRule({
  code: 'CPT108',
  severity: 'error',
  title: 'Queries in documents can be run',
  why: 'Readers copy them. A query that is not closed does not compile, and one with "not ~=" or lookaround ends in a 500 or hangs.',
  fix: 'Close what is open; write not (column ~= "pattern"); match what surrounds a value.',
  evidence: { mark: 'tenant', sources: ['XDA'] },
  *check(pack) {
    for (const { text, xql, isWhole } of documentQueriesOf(pack)) {
      if (!isWhole) continue;
      for (const { message, start, end } of xql.faults) yield { place: text.place(start, end), message };
      for (const { body } of statementsOf(xql).flatMap(({ stages }) => stages)) {
        for (const { start, end } of negatedMatches(body))
          yield { place: text.place(start, end), message: 'There is no operator "not ~=".' };
        for (const { start, end } of patternsIn(body)) {
          for (const part of patternParts(text.text.slice(start + 1, end - 1)).lookarounds) {
            const at = start + 1 + part.start;
            yield { place: text.place(at, at + part.text.length), message: `${part.text} looks around.` };
          }
        }
      }
    }
  },
});

const valuesAreSeparated = defineRule({
  code: 'CPT109',
  severity: 'error',
  title: 'A comma, an operator, or a | is between the values and stages of a query',
  why: 'The query does not compile, and one rule that does not keeps the whole pack from being installed.',
  fix: 'Write what is missing in front of the marked word.',
  evidence: { mark: 'read', sources: ['DOC'] },
  blocksInstallation: 'likely',
  *check(pack) {
    for (const { text, xql } of queriesOf(pack)) {
      // What is not closed shifts everything behind it.
      if (xql.faults.length > 0) continue;
      for (const { message, start, end } of missingSeparators(xql))
        yield { place: text.place(start, end), message };
    }
  },
});

/** Finds the known name that one is a slip of. New versions bring names that nobody here has heard of. */
function slips(known: readonly string[]): (name: string) => string | undefined {
  const nearest = nearNames(known);
  return (name) => {
    const written = name.toLowerCase();
    if (written.length < 4 || known.includes(written)) return undefined;
    const near = nearest(written);
    return near !== undefined && Math.abs(near.length - written.length) <= 1 ? near : undefined;
  };
}

export const querySyntaxRules: readonly Rule[] = [
  queryIsClosed,
  negatedMatchIsBracketed,
  patternsEscapeCharactersOnce,
  patternsEscapeClassesOnce,
  patternsDoNotLookAround,
  functionsAreKnown,
  stagesAreKnown,
  documentQueriesCanRun,
  valuesAreSeparated,
];
