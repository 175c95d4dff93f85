import { compiledScriptMark } from '#src/spec/compiled-script-mark.js';
import type { PackInput } from '#src/validation/input/pack-input.js';
import { marketplaceInput } from '../../../fixtures/marketplace-pack.js';
import type { Changes } from '../../../fixtures/sample-pack.js';
import type { RuleSamples } from './rule-sample.js';

const yaml = 'Integrations/Acme/Acme.yml';
const rule = 'CorrelationRules/Acme_Silence.yml';
const dashboard = 'XSIAMDashboards/Acme_Overview.json';

/** A pack whose script says that a build made it. */
export function generatedInput(changes: Changes): PackInput {
  return marketplaceInput({
    'Integrations/Acme/Acme.js': ['var integration', `${compiledScriptMark('1.0.0')}\nvar integration`],
    ...changes,
  });
}

function row(...widths: readonly number[]): string {
  const cells = widths.map((width) => `{ "key": "events", "data": { "width": ${width} } }`);
  return `"data": [${cells.join(', ')}] }]`;
}

const cell =
  '"data": [{ "key": "events", "data": { "phrase": "dataset = acme_cloud_raw | comp count()" } }] }]';

/** Mistakes that the toolkit does not let its own builds make. */
export const generatedSamples: RuleSamples = {
  CP981: [
    {
      breaks: { 'pack_metadata.json': ['of Acme Cloud."', 'of Acme Cloud"'] },
      at: ['pack_metadata.json:3:20 "Collects the audit logs of Acme Cloud"'],
    },
    { breaks: { [yaml]: ['Tells the state.', 'Tells the state'] }, at: [`${yaml}:90:20 Tells the state`] },
    {
      breaks: { [rule]: ['for an hour.', 'for an hour'] },
      at: [`${rule}:5:14 No events of Acme for an hour`],
    },
  ],
  CP982: { breaks: { [yaml]: ['name: push', 'name: pushEvents'] }, at: [`${yaml}:77:17 pushEvents`] },
  CP983: { breaks: { [yaml]: ['8.4.0', '6.10.0'] }, at: [`${yaml}:12:14 6.10.0`] },
  CP984: {
    breaks: { [yaml]: ['display: Events Fetch Interval', 'display: Events fetch interval'] },
    at: [`${yaml}:50:14 Events fetch interval`],
  },
  CP985: {
    breaks: { [rule]: ['name: Acme silence', 'name: Acme (silence)'] },
    at: [`${rule}:3:7 Acme (silence)`],
  },
  CP986: {
    breaks: {
      [rule]: ['search_window', 'user_defined_category: kind\nsearch_window'],
    },
    at: [`${rule}:13:24 kind`],
    passes: { [rule]: ['search_window', 'user_defined_category: id\nsearch_window'] },
  },
  CP987: {
    breaks: {},
    at: [`${dashboard}:4:13 "acme_overview"`],
    passes: { [dashboard]: ['"id": "acme_overview"', '"id": "0123456789abcdef0123456789abcdef"'] },
  },
  CP988: {
    breaks: { [dashboard]: [cell, row(50, 40)] },
    at: [`${dashboard}:8:82 50`],
    passes: { [dashboard]: [cell, row(50, 50)] },
  },
};
