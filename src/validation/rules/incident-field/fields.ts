import { nearestName } from '../../../shared/nearest-name.js';
import {
  fieldTypes,
  packsWithoutFieldPrefix,
  reservedFieldNames,
  wordsForIncidents,
} from '../../../spec/incident-fields.js';
import type { Pack } from '../../document/pack.js';
import { itemsOfKind } from '../../document/parts.js';
import { replaceScalar } from '../../fixes/scalar-edit.js';
import { defineRule, type Problem, type Rule } from '../../rule.js';
import type { Field } from '../../text/field.js';
import { wrongTexts } from '../items/item-texts.js';

function incidentFields(pack: Pack): Field[] {
  return itemsOfKind(pack, 'incident-field').map(({ root }) => root);
}

/** A key that must have one value. */
function* mustBe(root: Field, key: string, value: boolean | number): Iterable<Problem> {
  const field = root.get(key);
  if (field === undefined) yield { place: root.keyPlace, message: `The key "${key}" is missing.` };
  else if (field.value !== value)
    yield {
      place: field.place,
      message: `"${key}" is ${String(field.value)}, not ${String(value)}.`,
      edits: replaceScalar(field, value),
    };
}

const fieldsAreContent = defineRule({
  code: 'CPC401',
  official: ['IF101', 'IF102', 'IF104'],
  severity: 'error',
  title: 'An incident field has content true, system false, and group 0',
  why: 'The platform distinguishes fields of content from its own, and from those of indicators, by these keys.',
  fix: 'Write "content": true, "system": false and "group": 0.',
  *check(pack) {
    for (const root of incidentFields(pack)) {
      yield* mustBe(root, 'content', true);
      const system = root.get('system');
      if (system?.value === true)
        yield { place: system.place, message: '"system" is true.', edits: replaceScalar(system, false) };
      yield* mustBe(root, 'group', 0);
    }
  },
});

const typesAreKnown = defineRule({
  code: 'CPC402',
  official: ['IF103'],
  severity: 'error',
  title: 'The type of an incident field is known',
  why: 'The form cannot show a field of another type.',
  fix: `Choose from: ${fieldTypes.join(', ')}.`,
  check: (pack) =>
    wrongTexts(pack, 'incident-field', ['type'], (type) => {
      if (fieldTypes.some((known) => known === type)) return undefined;
      const near = nearestName(type, fieldTypes);
      return { message: `"${type}" is no type of field.`, ...(near && { fix: `Did you mean "${near}"?` }) };
    }),
});

const cliNamesAreProper = defineRule({
  code: 'CPC403',
  official: ['IF105', 'IF106'],
  severity: 'error',
  title: 'The cliName of an incident field has small letters and digits only, and is not taken',
  why: 'Scripts and queries read the field by this name; some names are keys of every incident.',
  fix: 'Write the name in one word, with the vendor in front, as in acmeaccountid.',
  check: (pack) =>
    wrongTexts(pack, 'incident-field', ['cliName'], (name) => {
      if (!/^[\p{L}\p{N}]+$/u.test(name) || name !== name.toLowerCase())
        return `The cliName "${name}" has other characters.`;
      return reservedFieldNames.has(name) ? `The cliName "${name}" is a key of every incident.` : undefined;
    }),
});

const cliNameIsId = defineRule({
  code: 'CPC404',
  official: ['BA116'],
  severity: 'error',
  title: 'The id of a field is incident_ or indicator_ and its cliName',
  why: 'The platform makes the one from the other.',
  fix: 'Write the same name in both.',
  *check(pack) {
    for (const [kind, prefix] of [
      ['incident-field', 'incident'],
      ['indicator-field', 'indicator'],
    ] as const) {
      for (const { root } of itemsOfKind(pack, kind)) {
        const id = root.get('id');
        const name = root.get('cliName');
        if (id?.text === undefined || name?.text === undefined) continue;
        // What the platform makes of an id: small letters and digits.
        const own = id.text
          .toLowerCase()
          .replace(/[-_]/g, '')
          .replace(new RegExp(`^${prefix}`), '');
        if (own !== name.text)
          yield { place: name.place, message: `The cliName is "${name.text}", but the id is "${id.text}".` };
      }
    }
  },
});

const namesHavePrefix = defineRule({
  code: 'CPC405',
  official: ['IF113', 'IF100'],
  severity: 'error',
  title: 'The name of an incident field begins with the name of the pack, and has no word for an incident',
  why: 'Fields of all packs stand in one list; tenants replace "incident" by a word of their own.',
  fix: 'Begin with the name of the pack, or with an itemPrefix of pack_metadata.json.',
  *check(pack) {
    const packName = pack.metadata?.get('name')?.text;
    const prefix = pack.metadata?.get('itemPrefix');
    const prefixes = [packName, prefix?.text, ...(prefix?.texts ?? [])].filter((text) => text !== undefined);
    for (const root of incidentFields(pack)) {
      const name = root.get('name');
      if (name?.text === undefined) continue;
      const word = name.text.split(/\s+/).find((part) => wordsForIncidents.some((bad) => bad === part));
      const ownName = packsWithoutFieldPrefix.some((known) => known === packName);
      if (word !== undefined) yield { place: name.place, message: `The name has the word "${word}".` };
      else if (packName !== undefined && !ownName && !prefixes.some((start) => name.text?.startsWith(start)))
        yield { place: name.place, message: `"${name.text}" does not begin with ${prefixes.join(' or ')}.` };
    }
  },
});

const fieldsAreUnsearchable = defineRule({
  code: 'CPC406',
  official: ['IF115'],
  severity: 'error',
  title: 'An incident field is not searchable',
  why: 'The platform would index each value, which costs memory and time on every tenant.',
  fix: 'Write "unsearchable": true, or ignore IF115 for the file in .pack-ignore.',
  *check(pack) {
    for (const root of incidentFields(pack)) yield* mustBe(root, 'unsearchable', true);
  },
});

const choicesAreFilled = defineRule({
  code: 'CPC407',
  official: ['IF116', 'IF119'],
  severity: 'error',
  title: 'The choices of a field are not empty; those of a singleSelect have one empty one at most',
  why: 'The form shows an empty line for each.',
  fix: 'Remove the empty choices.',
  *check(pack) {
    for (const root of incidentFields(pack)) {
      const type = root.get('type')?.text;
      const choices = root.get('selectValues');
      const empty = (choices?.items ?? []).filter(({ value }) => value === '');
      const allowed = type === 'singleSelect' && empty.length < (choices?.items.length ?? 0) ? 1 : 0;
      if (type !== 'multiSelect' && type !== 'singleSelect') continue;
      for (const choice of empty.slice(allowed))
        yield { place: choice.place, message: 'The choice is empty.' };
    }
  },
});

const requiredFieldsHaveTypes = defineRule({
  code: 'CPC408',
  official: ['IF109'],
  severity: 'error',
  title: 'A required field does not belong to all types',
  why: 'No incident of any type could be closed or saved without it.',
  fix: 'Name the types in associatedTypes, or make the field optional.',
  *check(pack) {
    for (const kind of ['incident-field', 'indicator-field'] as const) {
      for (const { root } of itemsOfKind(pack, kind)) {
        const required = root.get('required');
        if (required?.value === true && root.get('associatedToAll')?.value === true)
          yield { place: required.place, message: 'The field is required in all types.' };
      }
    }
  },
});

const aliasesAreFlat = defineRule({
  code: 'CPC409',
  official: ['IF118'],
  severity: 'error',
  title: 'An alias of a field has no aliases',
  why: 'The platform follows one step only.',
  fix: 'Name the alias at the field itself.',
  *check(pack) {
    for (const root of incidentFields(pack)) {
      for (const alias of root.get('Aliases')?.items ?? []) {
        const inner = alias.get('aliases');
        if (inner !== undefined) yield { place: inner.keyPlace, message: 'The alias has aliases.' };
      }
    }
  },
});

export const fieldRules: readonly Rule[] = [
  fieldsAreContent,
  typesAreKnown,
  cliNamesAreProper,
  cliNameIsId,
  namesHavePrefix,
  fieldsAreUnsearchable,
  choicesAreFilled,
  requiredFieldsHaveTypes,
  aliasesAreFlat,
];
