import { nearestName } from '../../../shared/nearest-name.js';
import { certifications, supportLevels } from '../../../spec/approved-values.js';
import { packImageSize } from '../../../spec/pack-image.js';
import { supportOf } from '../../document/pack.js';
import { defineRule, type Rule } from '../../rule.js';

const supportIsKnown = defineRule({
  code: 'CP211',
  official: ['PA117'],
  severity: 'error',
  title: 'The support level is known',
  why: 'It decides who is named for help, and which checks apply.',
  fix: 'Write xsoar, partner, developer or community.',
  *check({ metadata }) {
    const support = metadata?.get('support');
    if (support?.text === undefined || supportLevels.some((level) => level === support.text)) return;
    const near = nearestName(support.text, supportLevels);
    yield {
      place: support.place,
      message: `"${support.text}" is no support level.`,
      ...(near && { fix: `Did you mean "${near}"?` }),
    };
  },
});

const certificationIsKnown = defineRule({
  code: 'CP212',
  official: ['PA118'],
  severity: 'error',
  title: 'The certification is known',
  why: 'The marketplace knows two certifications.',
  fix: `Write ${certifications.join(' or ')}, or remove the key.`,
  *check({ metadata }) {
    const certification = metadata?.get('certification');
    if (certification?.text && !certifications.some((known) => known === certification.text)) {
      yield { place: certification.place, message: `"${certification.text}" is no certification.` };
    }
  },
});

const hasContact = defineRule({
  code: 'CP213',
  official: ['PA113'],
  severity: 'error',
  title: 'A supported pack names a contact',
  why: 'Who installs a pack with partner or developer support is sent to its author for help.',
  fix: 'Give a url or an email.',
  *check(pack) {
    const { metadata } = pack;
    const support = metadata?.get('support');
    if (support === undefined || !['partner', 'developer'].includes(supportOf(pack))) return;
    if (!metadata?.get('url')?.text && !metadata?.get('email')?.text) {
      yield {
        place: support.place,
        message: `The support level is ${supportOf(pack)}, but there is neither url nor email.`,
      };
    }
  },
});

const githubUrlIsForIssues = defineRule({
  code: 'CP214',
  official: ['PA127'],
  severity: 'error',
  title: 'A GitHub address for support leads to the issues',
  why: 'A user who needs help should land where help can be asked for.',
  fix: 'Write an address that ends in /issues.',
  *check(pack) {
    const url = pack.metadata?.get('url');
    if (!['partner', 'developer'].includes(supportOf(pack)) || url?.text === undefined) return;
    if (/^https?:\/\/(www\.)?github\.com\//i.test(url.text) && !/\/issues\/?$/.test(url.text)) {
      yield { place: url.place, message: `"${url.text}" does not lead to the issues.` };
    }
  },
});

const authorImageFits = defineRule({
  code: 'CP215',
  official: ['IM108', 'IM109'],
  severity: 'error',
  title: 'The image of the author is there when it must be, and not empty',
  why: 'The marketplace shows it; a partner must have one.',
  fix: `Add Author_image.png of ${packImageSize} pixels, or remove the empty file.`,
  *check(pack) {
    const { shape, input } = pack;
    const image = input.files.get('Author_image.png');
    const place = { path: 'Author_image.png' };
    if (image?.length === 0) yield { place, message: 'The image of the author is empty.' };
    if (shape === 'source' && image === undefined && supportOf(pack) === 'partner') {
      yield { place, message: 'The image of the author is missing; the support level is partner.' };
    }
  },
});

export const packSupportRules: readonly Rule[] = [
  supportIsKnown,
  certificationIsKnown,
  hasContact,
  githubUrlIsForIssues,
  authorImageFits,
];
