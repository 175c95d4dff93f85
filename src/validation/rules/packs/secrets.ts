import { defineRule, type Rule } from '../../rule.js';
import { secretPatterns } from '../../text/secrets.js';

const hasNoSecrets = defineRule({
  code: 'CP618',
  severity: 'error',
  holdsForDeprecated: true,
  title: 'No file holds a secret',
  why: 'Whoever gets the pack gets the secret, and every copy of the repository keeps it.',
  fix: 'Revoke the secret where it was issued, then remove it. In examples write <token>.',
  *check({ texts }) {
    for (const source of texts.values()) {
      for (const [pattern, what] of secretPatterns) {
        for (const match of source.text.matchAll(pattern)) {
          yield {
            place: source.place(match.index, match.index + match[0].length),
            message: `Here is what looks like ${what}. It is not shown.`,
          };
        }
      }
    }
  },
});

export const secretRules: readonly Rule[] = [hasNoSecrets];
