import { nearestName } from '../../../shared/nearest-name.js';
import {
  approvedCategories,
  approvedTags,
  approvedUseCases,
  marketplaces,
} from '../../../spec/approved-values.js';
import { defineRule, type Problem, type Rule } from '../../rule.js';
import type { Field } from '../../text/field.js';

function* notApproved(items: readonly Field[], approved: readonly string[], what: string): Iterable<Problem> {
  for (const item of items) {
    if (item.text === undefined || item.text === '' || approved.includes(item.text)) continue;
    const near = nearestName(item.text, approved);
    const fix = near === undefined ? `Choose from: ${approved.join(', ')}.` : `Did you mean "${near}"?`;
    yield { place: item.place, message: `"${item.text}" is no approved ${what}.`, fix };
  }
}

const categoriesAreApproved = defineRule({
  code: 'CP206',
  official: ['PA103'],
  severity: 'error',
  title: 'The pack has a category, and approved ones only',
  why: 'The marketplace sorts packs by a fixed list of categories.',
  fix: 'Name at least one approved category.',
  *check({ metadata }) {
    const categories = metadata?.get('categories');
    if (categories === undefined || !Array.isArray(categories.value)) return;
    if (categories.items.length === 0)
      yield { place: categories.place, message: 'The pack has no category.' };
    yield* notApproved(categories.items, approvedCategories, 'category');
  },
});

const useCasesAreApproved = defineRule({
  code: 'CP207',
  official: ['PA119'],
  severity: 'error',
  title: 'Use cases are approved ones',
  why: 'The marketplace filters packs by a fixed list of use cases.',
  fix: 'Choose approved use cases, or leave the list empty.',
  check: ({ metadata }) => notApproved(metadata?.get('useCases')?.items ?? [], approvedUseCases, 'use case'),
});

const tagsAreApproved = defineRule({
  code: 'CP208',
  official: ['PA120', 'PA100'],
  severity: 'error',
  title: 'Tags are approved ones, for marketplaces that exist',
  why: 'The marketplace filters packs by a fixed list of tags; a tag may be limited to marketplaces as in marketplacev2:Data Source.',
  fix: 'Choose approved tags, or leave the list empty.',
  *check({ metadata }) {
    for (const tag of metadata?.get('tags')?.items ?? []) {
      if (tag.text === undefined || tag.text === '') continue;
      const [prefix, name] = tag.text.includes(':') ? tag.text.split(':', 2) : [undefined, tag.text];
      for (const marketplace of prefix?.split(',') ?? []) {
        if (!marketplaces.some((known) => known === marketplace)) {
          yield {
            place: tag.place,
            message: `The tag "${tag.text}" is for "${marketplace}", which is no marketplace.`,
          };
        }
      }
      const limited = prefix !== undefined && /marketplacev2|xpanse|platform/.test(prefix);
      if (name === 'Data Source' && !limited) {
        yield {
          place: tag.place,
          message: 'The tag "Data Source" is not limited to a marketplace.',
          fix: 'Write marketplacev2:Data Source.',
        };
      } else if (name !== undefined && name !== 'Data Source' && !approvedTags.includes(name)) {
        const near = nearestName(name, approvedTags);
        yield {
          place: tag.place,
          message: `"${name}" is no approved tag.`,
          ...(near && { fix: `Did you mean "${near}"?` }),
        };
      }
    }
  },
});

const listsHaveNoEmptyText = defineRule({
  code: 'CP209',
  official: ['PA111'],
  severity: 'error',
  title: 'The lists of the pack have no empty text',
  why: 'An empty keyword, tag, category or use case shows as an empty label.',
  fix: 'Remove the empty text.',
  *check({ metadata }) {
    for (const key of ['keywords', 'tags', 'categories', 'useCases']) {
      for (const item of metadata?.get(key)?.items ?? []) {
        if (item.text?.trim() === '') yield { place: item.place, message: `"${key}" has an empty text.` };
      }
    }
  },
});

const useCaseTagFits = defineRule({
  code: 'CP210',
  official: ['PA123'],
  severity: 'error',
  title: 'A pack with the tag "Use Case" has a playbook, an incident type or a layout',
  why: 'The tag promises content for the work on a case.',
  fix: 'Remove the tag "Use Case".',
  *check({ metadata, paths }) {
    const tag = metadata
      ?.get('tags')
      ?.items.find(({ text }) => text !== undefined && /(^|:)Use Case$/.test(text));
    const content = /^(Playbooks|IncidentTypes|Layouts)\//;
    if (tag !== undefined && !paths.some((path) => content.test(path))) {
      yield { place: tag.place, message: 'The pack has the tag "Use Case", but none of that content.' };
    }
  },
});

export const packListRules: readonly Rule[] = [
  categoriesAreApproved,
  useCasesAreApproved,
  tagsAreApproved,
  listsHaveNoEmptyText,
  useCaseTagFits,
];
