import { correlationRule, dashboard, modelingRule } from './small-pack.js';

const [modelingPath = ''] = Object.keys(modelingRule);

/** Files of a pack for which tenants were seen to refuse it, or are likely to. */
export const unacceptableItems: readonly (readonly [what: string, files: Record<string, string>])[] = [
  ['a category that is in no list', correlationRule({ alert_category: 'DEFENSE_EVASION' })],
  ['a category of its own without its name', correlationRule({ alert_category: 'User Defined' })],
  ['an unknown severity', correlationRule({ severity: 'High' })],
  ['real time on the dataset of a collector', correlationRule({ execution_mode: 'REAL_TIME' })],
  ['suppression by a text', correlationRule({ suppression_fields: 'id' })],
  ['a character outside of ASCII', correlationRule({ description: 'It rains \u2013 or snows.' })],
  ['a tactic without its ID', correlationRule({ mitre_defs: { 'Defense Evasion': ['T1562'] } })],
  ['a tactic without techniques', correlationRule({ mitre_defs: { 'TA0005 - Defense Evasion': [] } })],
  ['a dashboard without widgets_data', dashboard({ widgets_data: undefined })],
  ['a dashboard with an empty widgets_data', dashboard({ widgets_data: [] })],
  ['a modeling rule without its XQL', { [modelingPath]: 'id: x\nname: x\nrules: ""\nschema: ""\n' }],
];
