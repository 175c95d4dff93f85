import { counted } from '../../../shared/counted.js';
import { itemFolder, kindOfPath } from '../../../spec/pack-paths.js';
import { supportOf } from '../../document/pack.js';
import { defineRule, type Rule } from '../../rule.js';
import { wholeFile } from '../../text/source-text.js';

const integrationHasDescription = defineRule({
  code: 'CP702',
  official: ['DS104'],
  severity: 'warning',
  title: 'An integration has a text for its help panel',
  why: 'The panel next to the form of the instance stays empty.',
  fix: 'Add <Folder>_description.md; in a zip, build it again.',
  *check({ integrations }) {
    for (const { folder, description, root, unified } of integrations) {
      if (description !== undefined && description.text.trim() !== '') continue;
      const place = unified
        ? (root.get('detaileddescription')?.keyPlace ?? root.keyPlace)
        : wholeFile(`${itemFolder('integration', folder ?? '')}/${folder ?? ''}_description.md`);
      yield { place, message: 'The text of the help panel is missing.' };
    }
  },
});

const descriptionHasNoSupportHeading = defineRule({
  code: 'CP703',
  official: ['DS105'],
  severity: 'error',
  title: 'The help does not say itself who contributed it',
  why: 'The official build puts such a heading in front, unless it finds one.',
  fix: 'Remove the heading.',
  *check({ integrations }) {
    for (const { description, unified } of integrations) {
      const match = unified ? null : /^#{3,} .* Contributed Integration.*$/m.exec(description?.text ?? '');
      if (match !== null && description)
        yield {
          place: description.place(match.index, match.index + match[0].length),
          message: `The help has the heading "${match[0].replace(/^#+\s*/, '')}".`,
        };
    }
  },
});

const packReadmeIsFilled = defineRule({
  code: 'CP704',
  official: ['RM104', 'RM117'],
  severity: 'error',
  title: 'The README of the pack has more than 30 characters, or none where it may be empty',
  why: 'It is the page of the pack in the list of the tenant.',
  fix: 'Say what the pack contains and what it needs.',
  *check(pack) {
    const { readme, paths } = pack;
    if (readme === undefined) return;
    const length = readme.text.trim().length;
    const needed = supportOf(pack) === 'partner' || paths.some((path) => kindOfPath(path) === 'playbook');
    if (length === 0 && needed)
      yield { place: wholeFile('README.md'), message: 'The README of the pack is empty.' };
    // The official check counts every character, also blanks.
    else if (length === 0 && readme.text !== '')
      yield {
        place: wholeFile('README.md'),
        message: 'The README of the pack has only blanks and line breaks.',
        fix: 'Say what the pack contains and what it needs, or leave the file with no characters at all.',
      };
    if (length > 0 && length <= 30)
      yield {
        place: readme.place(0, readme.text.trimEnd().length),
        message: `The README of the pack has only ${counted(length, 'character')}.`,
      };
  },
});

const packReadmeDiffers = defineRule({
  code: 'CP705',
  official: ['RM105'],
  severity: 'error',
  title: 'The README of the pack says more than its description',
  why: 'Both are shown on one page.',
  fix: 'Write what the description does not say.',
  *check({ readme, metadata }) {
    const description = metadata?.get('description')?.text?.trim();
    if (readme !== undefined && description && readme.text.trim() === description) {
      yield {
        place: readme.place(0, readme.text.trimEnd().length),
        message: 'The README is the description of the pack.',
      };
    }
  },
});

const packReadmeHasNoLicence = defineRule({
  code: 'CP706',
  official: ['RM113'],
  severity: 'error',
  title: 'The README of the pack has no words of a license',
  why: 'The official check refuses BSD, MIT, Copyright and proprietary there.',
  fix: 'Say it in a file of the repository.',
  *check({ readme }) {
    // As the official check looks for them: between blanks, and written like this.
    for (const match of readme?.text.matchAll(/(?<!\S)(BSD|MIT|Copyright|proprietary)(?!\S)/g) ?? []) {
      if (readme)
        yield {
          place: readme.place(match.index, match.index + match[0].length),
          message: `The README has the word "${match[0]}".`,
        };
    }
  },
});

export const documentFileRules: readonly Rule[] = [
  integrationHasDescription,
  descriptionHasNoSupportHeading,
  packReadmeIsFilled,
  packReadmeDiffers,
  packReadmeHasNoLicence,
];
