import { versionOf } from '../../document/server-versions.js';
import { defineRule, type Rule } from '../../rule.js';

const assignment =
  /(xdm\.(?:source|intermediate|target)(?:\.[a-zA-Z0-9_]+)*?\.(?:user|identity)(?:\.[a-zA-Z0-9_]+)+)\s*=/g;

const usersHaveIdentities = defineRule({
  code: 'CP825',
  official: ['MR109'],
  severity: 'error',
  title: 'A modeling rule that fills a user field fills the identity field of the same name as well',
  why: 'Newer versions of the platform read the identity fields. Rules that end with an older version are excused.',
  fix: 'Assign xdm.<side>.identity.<field> next to xdm.<side>.user.<field>.',
  *check({ modelingRules }) {
    for (const rule of modelingRules) {
      if (rule.xql === undefined || versionOf(rule, 'to') !== undefined) continue;
      // Comments and back quotes do not count, and keep their room.
      const text = rule.xql.text
        .replace(/\/\/[^\n]*/g, (comment) => ' '.repeat(comment.length))
        .replaceAll('`', ' ');
      const found = [...text.matchAll(assignment)].map(({ 1: name = '', index }) => ({ name, index }));
      const count = (name: string) => found.filter((other) => other.name === name).length;
      const told = new Set<string>();
      for (const { name, index } of found) {
        const identity = name.replace('.user.', '.identity.');
        if (identity === name || told.has(name) || count(identity) >= count(name)) continue;
        told.add(name);
        yield {
          place: rule.xql.place(index, index + name.length),
          message: `"${name}" is assigned ${count(name)} times, "${identity}" ${count(identity)} times.`,
        };
      }
    }
  },
});

export const identityFieldRules: readonly Rule[] = [usersHaveIdentities];
