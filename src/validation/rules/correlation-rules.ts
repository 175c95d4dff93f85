import { defineRule } from '../rule.js';

export const scheduledRuleHasWindow = defineRule({
  code: 'CP811',
  official: ['CR102'],
  severity: 'error',
  title: 'A scheduled correlation rule has a search window and a schedule',
  why: 'Without a window the rule searches nothing.',
  fix: "Write search_window, such as '20 minutes', and crontab, such as '*/10 * * * *'.",
  *check({ correlationRules }) {
    for (const { root } of correlationRules) {
      const mode = root.get('execution_mode');
      if (mode?.text !== 'SCHEDULED') continue;
      for (const key of ['search_window', 'crontab']) {
        if (!root.get(key)?.text)
          yield {
            place: root.get(key)?.keyPlace ?? mode.place,
            message: `The rule is scheduled, but ${key} is empty.`,
          };
      }
    }
  },
});

export const ruleIdIsUnique = defineRule({
  code: 'CP812',
  severity: 'error',
  title: 'The id of a correlation rule is a UUID',
  why: 'The platform keeps the rules of all packs by this id.',
  fix: 'Make a new UUID and keep it for good.',
  *check({ correlationRules }) {
    for (const { root } of correlationRules) {
      const id = root.get('global_rule_id');
      if (id?.text !== undefined && !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id.text))
        yield { place: id.place, message: `"${id.text}" is no UUID.` };
    }
  },
});

export const severityIsKnown = defineRule({
  code: 'CP813',
  severity: 'warning',
  title: 'The severity of a correlation rule has the form of the platform',
  why: 'An alert of unknown severity is sorted nowhere.',
  fix: 'Write it as in SEV_030_MEDIUM, or User Defined with user_defined_severity.',
  *check({ correlationRules }) {
    for (const { root } of correlationRules) {
      const severity = root.get('severity');
      if (severity?.text !== undefined && !/^(SEV_\d{3}_[A-Z]+|User Defined)$/.test(severity.text))
        yield { place: severity.place, message: `"${severity.text}" is no severity.` };
    }
  },
});
