import { refusedXdmFields } from '../../spec/refused-xdm-fields.js';
import { type ConstantFamily, constantFamilies, familyOf } from '../../spec/xdm-constants.js';
import { reservedColumns } from '../../spec/xql.js';
import { assignmentsOf, callsIn, tokensIn } from '../../xql/reader/expressions.js';
import { isWord, readXql, statementsOf, type XqlStage, type XqlText } from '../../xql/reader/read-xql.js';
import { patternParts, patternsIn } from '../../xql/reader/regular-expressions.js';

/* What the compiler of a tenant was seen to refuse in rules. One author isolated most of it by bisection. */

/** The reasons that speak against the XQL of a modeling rule. */
export function modelingRuleFaults(source: string): readonly (string | false)[] {
  const xql = readXql(source);
  const stages = stagesOf(xql);
  const names = stages.flatMap(({ body }) => tokensIn(body)).filter(({ kind }) => kind === 'name');
  const targets = stages.flatMap((stage) => assignmentsOf(stage).map(({ target }) => target.value));
  return [
    ...queryFaults(source, xql),
    names.some(({ value }) => isMissingConstant(value)) && 'a constant that does not exist',
    targets.some(isMissingField) && 'a field that the data model does not have',
    stages.some((stage) => extractsTwice(source, stage)) && 'a pattern with two groups',
    stages.some(readsReservedColumn) && 'a column that is a word of XQL, read without backticks',
  ];
}

/** The same of a parsing rule. */
export function parsingRuleFaults(source: string): readonly (string | false)[] {
  const xql = readXql(source);
  const settings = xql.sections.flatMap(({ header }) => (header?.kind === 'INGEST' ? header.settings : []));
  return [...queryFaults(source, xql), settings.some(({ name }) => name === 'content_id') && 'a content_id'];
}

/** What no query may have. */
export function queryFaults(source: string, xql = readXql(source)): readonly (string | false)[] {
  const patterns = stagesOf(xql).flatMap(({ body }) => patternsIn(body));
  const looksAround = patterns.some(
    ({ start, end }) => patternParts(source.slice(start + 1, end - 1)).lookarounds.length > 0,
  );
  return [
    xql.faults.length > 0 && 'something that is not closed',
    looksAround && 'a pattern that looks around',
  ];
}

function stagesOf(xql: XqlText): XqlStage[] {
  return statementsOf(xql).flatMap(({ stages }) => stages);
}

function isMissingConstant(name: string): boolean {
  if (!name.startsWith('XDM_CONST.')) return false;
  const constant = name.slice('XDM_CONST.'.length);
  const familyName = familyOf(constant);
  if (familyName === undefined) return false;
  const { closed, members }: ConstantFamily = constantFamilies[familyName];
  return closed && !members.includes(constant.slice(familyName.length + 1));
}

function isMissingField(name: string): boolean {
  return refusedXdmFields.some(
    ({ path, mark, effect }) =>
      mark === 'tenant' &&
      effect === 'refused' &&
      (path.endsWith('.') ? name.startsWith(path) : name === path),
  );
}

function extractsTwice(source: string, { body }: XqlStage): boolean {
  return callsIn(body)
    .filter(({ name }) => name.value.toLowerCase() === 'regextract')
    .flatMap((call) => patternsIn([call]))
    .some(({ start, end }) => patternParts(source.slice(start + 1, end - 1)).capturingGroups.length > 1);
}

/** Only a value that is such a column alone: where else the word is one of the language takes a compiler to say. */
function readsReservedColumn(stage: XqlStage): boolean {
  return assignmentsOf(stage).some(
    ({ value }) => value.length === 1 && reservedColumns.some((name) => isWord(value[0], name)),
  );
}
