import { identityField } from '../../spec/xdm-fields.js';
import { assignmentsOf } from '../../xql/reader/expressions.js';
import { readXql, type Statement, statementsOf } from '../../xql/reader/read-xql.js';
import type { DataPath } from '../text/source-text.js';
import type { DefinitionPath, DefinitionValues, Origin } from './definition-path.js';
import type { GeneratedPlace } from './generated-place.js';
import { stemOf } from './item-of-file.js';

/** The origin of a place in the files of a modeling rule. */
export function modelingRuleOrigin(generated: GeneratedPlace, values: DefinitionValues): Origin | undefined {
  const found = ruleOf(generated, values);
  if (found === undefined) return { path: ['modelingRules'] };
  const rule: DefinitionPath = ['modelingRules', found.rule];
  const { path, within } = partOrigin(generated, found.versionRange);
  return { path: [...rule, ...path], ...(within && { within }) };
}

/** Files are named after folder and suffix: `ModelingRules/<stem>/<stem>.yml`, `external-modelingrule-<stem>.yml`. */
function ruleOf({ place }: GeneratedPlace, values: DefinitionValues) {
  const stem = stemOf('modeling-rule', place.path).replace(/_(schema|testdata)$/, '');
  for (let rule = 0; rule < values.lengthAt(['modelingRules']); rule++) {
    const path = ['modelingRules', rule];
    const folder = values.textAt([...path, 'folder']);
    for (let versionRange = 0; versionRange < values.lengthAt([...path, 'versionRanges']); versionRange++) {
      const suffix = values.textAt([...path, 'versionRanges', versionRange, 'suffix']);
      if (`${folder}${suffix}` === stem) return { rule, versionRange };
    }
  }
  return undefined;
}

function partOrigin({ pack, place, file, dataPath }: GeneratedPlace, versionRange: number): Origin {
  const [key] = dataPath;
  if (place.path.endsWith('.xif')) {
    const text = pack.texts.get(place.path)?.text;
    return text === undefined || place.span === undefined ? { path: [] } : xifOrigin(text, place.span.start);
  }
  if (place.path.endsWith('_schema.json')) return { path: key === undefined ? [] : schemaPath(dataPath) };
  if (place.path.endsWith('_testdata.json')) return { path: samplePath(dataPath) };
  const versions: DefinitionPath = ['versionRanges', versionRange];
  switch (key) {
    case 'rules': {
      const text = file?.root?.get('rules')?.text;
      return text === undefined || place.textOffset === undefined
        ? { path: ['mappings'] }
        : xifOrigin(text, place.textOffset);
    }
    case 'schema':
      return { path: ['fields'] };
    case 'fromversion':
      return { path: [...versions, 'fromVersion'] };
    case 'toversion':
      return { path: [...versions, 'toVersion'] };
    case 'id':
    case 'name':
      return { path: [key] };
    default:
      return { path: [] };
  }
}

function schemaPath([, column]: DataPath): DefinitionPath {
  return column === undefined ? ['dataset'] : ['fields', column];
}

const sampleKeys: { readonly [key: string]: string } = {
  event_data: 'event',
  expected_values: 'expected',
  test_data_event_id: 'name',
};

function samplePath([, index, key, ...rest]: DataPath): DefinitionPath {
  if (index === undefined) return ['samples'];
  const name = sampleKeys[String(key)];
  return name === undefined ? ['samples', index] : ['samples', index, name, ...rest];
}

/**
 * The mapping, and in it the filter, helper or field of the data model, that a place of the rule's text was made from:
 * each statement is a mapping, its first stage the filter, its last the fields, those between the helpers.
 */
export function xifOrigin(text: string, offset: number): Origin {
  const statements = statementsOf(readXql(text));
  const index = statements.findIndex(({ end }) => offset < end);
  const statement = statements[index];
  const first = statements[0]?.start ?? text.length;
  // In front of the first mapping are the header and the title of that mapping.
  if (statement === undefined || (index === 0 && offset < first))
    return { path: offset <= text.indexOf(']') ? ['dataset'] : ['mappings'] };
  const { path, within } = mappingOrigin(text, statement, offset);
  return { path: ['mappings', index, ...path], ...(within && { within }) };
}

function mappingOrigin(text: string, { stages }: Statement, offset: number): Origin {
  const index = stages.findLastIndex(({ start }) => start <= offset);
  const stage = stages[index];
  if (stage === undefined) return { path: [] };
  if (index === 0) {
    const [start, end] = [stage.body[0]?.start ?? stage.start, stage.end];
    return { path: ['filter'], within: { text: text.slice(start, end), offset: offset - start } };
  }
  const isLast = index === stages.length - 1;
  const list: DefinitionPath = isLast ? ['xdm'] : ['helpers', index - 1];
  const assignment = assignmentsOf(stage).find(({ start, end }) => start <= offset && offset <= end);
  if (assignment === undefined) return { path: list };
  const path = [...list, isLast ? declaredField(assignment.target.value) : assignment.target.value];
  const start = assignment.value[0]?.start ?? assignment.end;
  return offset < start
    ? { path }
    : { path, within: { text: text.slice(start, assignment.end), offset: offset - start } };
}

/** A field of the identity model is filled with the value of another field; that one is declared. */
function declaredField(field: string): string {
  const plain = field.replace('.identity.', '.user.');
  return identityField(plain) === field ? plain : field;
}
