import { isVersion } from '../../../shared/versions.js';
import { forbiddenNameWords } from '../../../spec/approved-values.js';
import { defineRule, type Rule } from '../../rule.js';
import { shown } from '../../text/shown-value.js';
import { wholeFile } from '../../text/source-text.js';

const templateTexts =
  /^(## FILL OUT MANUALLY ##|## FILL MANDATORY FIELD ##|Pack short description\.?|Enter .* here\.?|\s*)$/i;

const nameIsFilled = defineRule({
  code: 'CP201',
  official: ['PA108', 'PA109'],
  severity: 'error',
  title: 'Name and description of the pack are filled in',
  why: 'They are what people see of the pack in the list of the tenant.',
  fix: 'Write the name of the product, and a sentence that says what the pack does.',
  *check({ metadata }) {
    for (const key of ['name', 'description']) {
      const field = metadata?.get(key);
      if (field?.text !== undefined && templateTexts.test(field.text)) {
        yield {
          place: field.place,
          message: `The ${key} of the pack is ${field.text.trim() === '' ? 'empty' : 'the text of a template'}.`,
        };
      }
    }
  },
});

const nameIsProper = defineRule({
  code: 'CP202',
  official: ['PA125', 'BA111'],
  severity: 'error',
  title: 'The name of the pack is proper',
  why: 'The marketplace wants at least three characters, no lower-case start, and none of the words that it adds itself.',
  fix: 'Name the product, without the words pack, playbook, integration, script, partner and community.',
  *check({ metadata }) {
    const name = metadata?.get('name');
    if (name?.text === undefined || name.text.trim() === '') return;
    const word = forbiddenNameWords.exec(name.text)?.[0];
    if (word !== undefined)
      yield { place: name.place, message: `The name "${name.text}" has the word "${word}".` };
    else if (/^[a-z]/.test(name.text))
      yield { place: name.place, message: `The name "${name.text}" begins with a small letter.` };
    else if (name.text.length < 3)
      yield { place: name.place, message: `The name "${name.text}" is too short.` };
  },
});

const versionIsProper = defineRule({
  code: 'CP203',
  official: ['PA130'],
  severity: 'error',
  title: 'The version of the pack has three numbers of one or two digits',
  why: 'The platform compares versions by these numbers.',
  fix: 'Write a version such as 1.0.0.',
  *check({ metadata }) {
    const current = metadata?.get('currentVersion');
    if (current?.text !== undefined && !isVersion(current.text)) {
      yield { place: current.place, message: `${shown(current.value)} is no version.` };
    }
  },
});

const utcTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;

const timesAreUtc = defineRule({
  code: 'CP204',
  official: ['PA115'],
  severity: 'error',
  title: 'The times of the pack are in UTC',
  why: 'The official build reads them in exactly this form.',
  fix: 'Write a time such as 2026-01-31T00:00:00Z.',
  *check({ metadata }) {
    for (const key of ['created', 'updated']) {
      const time = metadata?.get(key);
      if (time?.text === undefined) continue;
      if (!utcTime.test(time.text) || Number.isNaN(Date.parse(time.text))) {
        yield { place: time.place, message: `"${time.text}" is no time of the form YYYY-MM-DDTHH:MM:SSZ.` };
      }
    }
  },
});

/** The rest of a sentence about an id. Published packs have a dot in it, such as that of a domain. */
function whatIsWrongWithId(id: string): string | undefined {
  if (id === '') return 'which is empty';
  if (/(^|[^0-9])\d+\.\d+/.test(id)) return 'which has a version in it';
  const strange = /[^A-Za-z0-9_.-]/u.exec(id)?.[0];
  if (strange !== undefined) return /\s/.test(strange) ? 'which has a blank' : `which has "${strange}"`;
  return /^\.|\.$/.test(id) ? 'which begins or ends with a dot' : undefined;
}

const folderIsIdentifier = defineRule({
  code: 'CP205',
  severity: 'error',
  title: 'The folder of the pack is named like an identifier',
  why: 'The name of the folder becomes the id of the pack, and the id distinguishes updates from new packs.',
  fix: 'Name the folder with letters and digits, and without a version, as in MyProduct.',
  *check({ shape, id, metadata }) {
    if (shape === 'none' || metadata === undefined) return;
    const what = whatIsWrongWithId(id);
    if (what !== undefined)
      yield {
        place: wholeFile('pack_metadata.json'),
        message: `The id of the pack would be "${id}", ${what}.`,
      };
  },
});

export const packIdentityRules: readonly Rule[] = [
  nameIsFilled,
  nameIsProper,
  versionIsProper,
  timesAreUtc,
  folderIsIdentifier,
];
