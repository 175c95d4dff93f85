import { platformAuthor } from '../../../spec/approved-values.js';
import { supportOf } from '../../document/pack.js';
import type { Rule } from '../../rule.js';
import { defineReviewerRule } from './reviewer-rule.js';

const metadataNamesOrigin = defineReviewerRule({
  code: 'CP966',
  pullRequests: [43868, 43956],
  title: 'pack_metadata.json has created and, in a pack of the community, githubUser',
  why: 'The marketplace shows the age of a pack, and asks its author when users report a problem.',
  fix: 'Write created in UTC, and the names on GitHub in githubUser.',
  *check(pack) {
    const { metadata } = pack;
    if (metadata === undefined) return;
    const wanted = ['created', ...(supportOf(pack) === 'community' ? ['githubUser'] : [])];
    for (const key of wanted.filter((name) => metadata.get(name) === undefined))
      yield { place: metadata.keyPlace, message: `The key ${key} is missing.` };
  },
});

const vendorIsKeyword = defineReviewerRule({
  code: 'CP967',
  pullRequests: [43797],
  title: 'The vendor is one of the keywords of the pack',
  why: 'Users search the marketplace for the vendor.',
  fix: 'Add the provider of the integration to keywords.',
  *check({ metadata, integrations }) {
    const keywords = metadata?.get('keywords');
    if (keywords === undefined) return;
    const known = keywords.texts.map((keyword) => keyword.toLowerCase());
    const vendors = new Set(integrations.flatMap(({ root }) => root.get('provider')?.text ?? []));
    for (const vendor of vendors) {
      if (!known.includes(vendor.toLowerCase()))
        yield { place: keywords.keyPlace, message: `"${vendor}" is no keyword.` };
    }
  },
});

const authorFitsSupport = defineReviewerRule({
  code: 'CP968',
  pullRequests: [43700],
  title: 'Support level and author fit each other',
  why: `The author of a pack that Palo Alto Networks supports is "${platformAuthor}", and nobody else's pack has that author.`,
  fix: `Write support: xsoar with author: ${platformAuthor}, or another level with your own name.`,
  *check(pack) {
    const author = pack.metadata?.get('author');
    const support = supportOf(pack);
    if (author?.text === undefined || support === '') return;
    if ((support === 'xsoar') !== (author.text === platformAuthor))
      yield {
        place: author.place,
        message: `The author "${author.text}" does not fit the support level ${support}.`,
      };
  },
});

const secretsIgnoreIsPlain = defineReviewerRule({
  code: 'CP969',
  pullRequests: [45224, 45311],
  title: '.secrets-ignore has neither comments nor blank lines',
  why: 'Every line of it is a text that the check for secrets accepts.',
  fix: 'Remove the line. The file may be empty.',
  *check(pack) {
    const source = pack.texts.get('.secrets-ignore');
    if (source === undefined) return;
    const last = source.text.endsWith('\n') || source.text === '' ? source.lineCount - 1 : source.lineCount;
    for (let number = 1; number <= last; number++) {
      const line = source.lineText(number).trim();
      if (line === '') yield { place: source.linePlace(number), message: 'The line is blank.' };
      else if (line.startsWith('#'))
        yield { place: source.linePlace(number), message: 'The line is a comment.' };
    }
  },
});

export const marketplaceMetadataRules: readonly Rule[] = [
  metadataNamesOrigin,
  vendorIsKeyword,
  authorFitsSupport,
  secretsIgnoreIsPlain,
];
