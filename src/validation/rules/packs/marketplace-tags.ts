import { nearestName } from '../../../shared/nearest-name.js';
import { documentTags } from '../../../spec/approved-values.js';
import { documentsOf } from '../../document/documents.js';
import { defineRule, type Rule } from '../../rule.js';

const marketplaceTagsArePaired = defineRule({
  code: 'CP713',
  official: ['BA104'],
  severity: 'error',
  title: 'Marketplace tags in documents are known, closed and not nested',
  why: 'What stands between them is shown on one platform only; a broken tag is shown to everyone as it is written.',
  fix: 'Write <~XSIAM>text</~XSIAM>.',
  *check(pack) {
    for (const { text } of documentsOf(pack)) {
      let open: { readonly names: string; readonly start: number; readonly end: number } | undefined;
      for (const match of text.text.matchAll(/<(\/?)~([^>]*)>/g)) {
        const [tag, slash, names = ''] = match;
        const start = match.index;
        const place = text.place(start, start + tag.length);
        for (const name of names.split(',').filter((part) => !documentTags.some((tag) => tag === part))) {
          const near = nearestName(name, documentTags);
          yield {
            place,
            message: `"${name}" is no platform.`,
            ...(near && { fix: `Did you mean "${near}"?` }),
          };
        }
        if (slash === '') {
          if (open !== undefined) yield { place, message: `${tag} stands inside <~${open.names}>.` };
          open = { names, start, end: start + tag.length };
        } else {
          if (open?.names !== names) yield { place, message: `${tag} closes what is not open.` };
          open = undefined;
        }
      }
      if (open !== undefined)
        yield { place: text.place(open.start, open.end), message: `<~${open.names}> is not closed.` };
    }
  },
});

export const marketplaceTagRules: readonly Rule[] = [marketplaceTagsArePaired];
