import { compareVersions, isVersion } from '../../../shared/versions.js';
import { countsOfIncidentTypes, extractionModes } from '../../../spec/incident-fields.js';
import { itemsOfKind } from '../../document/parts.js';
import { versionOf } from '../../document/server-versions.js';
import { defineRule, type Rule } from '../../rule.js';
import { wrongTexts } from '../items/item-texts.js';

const timesAreCounts = defineRule({
  code: 'CPC410',
  official: ['IT100'],
  severity: 'error',
  title: 'The times of an incident type are whole numbers from 0 on',
  why: 'The platform computes the end of the service level from them.',
  fix: 'Write hours, days, weeks, hoursR, daysR and weeksR, each 0 or more.',
  *check(pack) {
    for (const { root } of itemsOfKind(pack, 'incident-type')) {
      for (const key of countsOfIncidentTypes) {
        const field = root.get(key);
        const isCount = Number.isInteger(field?.value) && Number(field?.value) >= 0;
        if (!isCount)
          yield {
            place: field?.place ?? root.keyPlace,
            message:
              field === undefined ? `The key "${key}" is missing.` : `"${key}" is ${String(field.value)}.`,
          };
      }
    }
  },
});

const playbookHasName = defineRule({
  code: 'CPC411',
  official: ['IT101'],
  severity: 'error',
  title: 'An incident type names its playbook by a readable id',
  why: 'A UUID is the id on one tenant.',
  fix: 'Write the id of the playbook in the pack, which is its name.',
  check: (pack) =>
    wrongTexts(pack, 'incident-type', ['playbookId'], (playbook) =>
      /\w{8}(-\w{4}){3}-\w{12}/.test(playbook) ? `"${playbook}" is an id of one tenant.` : undefined,
    ),
});

const extractionIsClear = defineRule({
  code: 'CPC412',
  official: ['IT102', 'IT103'],
  severity: 'error',
  title: 'An incident type extracts indicators in one known way',
  why: 'The platform extracts all types, one type without a pattern, or some types by their patterns.',
  fix: 'Write one of isExtractingAllIndicatorTypes: true, a type in extractAsIsIndicatorTypeId, or types in extractIndicatorTypesIDs; mode is All or Specific.',
  *check(pack) {
    for (const { root } of itemsOfKind(pack, 'incident-type')) {
      const mode = root.at('extractSettings', 'mode');
      if (mode?.text && !extractionModes.some((known) => known === mode.text))
        yield { place: mode.place, message: `"${mode.text}" is no mode.` };
      for (const field of root.at('extractSettings', 'fieldCliNameToExtractSettings')?.fields ?? []) {
        const all = field.get('isExtractingAllIndicatorTypes')?.value;
        const one = field.get('extractAsIsIndicatorTypeId')?.value;
        const some = field.get('extractIndicatorTypesIDs')?.value;
        const typed = typeof all === 'boolean' && typeof one === 'string' && Array.isArray(some);
        const ways = [all === true, one !== '', Array.isArray(some) && some.length > 0].filter(
          Boolean,
        ).length;
        if (!typed || ways > 1)
          yield { place: field.keyPlace, message: `How "${field.name}" is extracted is not clear.` };
      }
    }
  },
});

const firstVersionWithExpiration = '5.5.0';

const indicatorTypesAreProper = defineRule({
  code: 'CPC413',
  official: ['RP101', 'RP102', 'RP103'],
  severity: 'error',
  title: 'An indicator type has a plain id that is its details, and an expiration in minutes',
  why: 'The platform finds the type by both, and never expires what has no number.',
  fix: 'Write letters, digits, blanks, _ and & in id and details, and a whole number in expiration.',
  *check(pack) {
    for (const { root } of itemsOfKind(pack, 'indicator-type')) {
      const id = root.get('id');
      const details = root.get('details');
      const expiration = root.get('expiration');
      if (id?.text !== undefined && !/^[A-Za-z0-9_& ]*$/.test(id.text))
        yield { place: id.place, message: `The id "${id.text}" has other characters.` };
      if (id?.text !== undefined && details?.text !== undefined && id.text !== details.text)
        yield {
          place: details.place,
          message: `The details are "${details.text}", but the id is "${id.text}".`,
        };
      const from = versionOf({ path: '', root }, 'from')?.text ?? '';
      if (!isVersion(from) || compareVersions(from, firstVersionWithExpiration) < 0) continue;
      if (!Number.isInteger(expiration?.value) || Number(expiration?.value) < 0)
        yield {
          place: expiration?.place ?? root.keyPlace,
          message: 'The expiration is no number of minutes.',
        };
    }
  },
});

export const typeRules: readonly Rule[] = [
  timesAreCounts,
  playbookHasName,
  extractionIsClear,
  indicatorTypesAreProper,
];
