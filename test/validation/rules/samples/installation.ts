import { sourceFiles } from '../../../fixtures/sample-pack.js';
import type { RuleSamples } from './rule-sample.js';

const modeling = 'ModelingRules/Acme/Acme';
const dashboard = 'XSIAMDashboards/Acme_Overview.json';
const text = (path: string) => String(sourceFiles[path]);

export const installationSamples: RuleSamples = {
  CPT401: {
    breaks: {
      'pack_metadata.json': [
        '"keywords": ["acme"],',
        '"keywords": ["acme"],\n    "dependencies": { "": { "mandatory": true } },',
      ],
    },
    at: ['pack_metadata.json:14:23 ""'],
    passes: {
      'pack_metadata.json': [
        '"keywords": ["acme"],',
        '"keywords": ["acme"],\n    "dependencies": { "Base": { "mandatory": true } },',
      ],
    },
  },
  CPT402: {
    breaks: { [dashboard]: ['"widgets_data"', '"widgets"'] },
    at: [`${dashboard}:2:3 "dashboards_data"`],
  },
  CPT403: [
    {
      breaks: {
        'ModelingRules/Acme.yml': text(`${modeling}.yml`),
        'ModelingRules/Acme.xif': text(`${modeling}.xif`),
        [`${modeling}.yml`]: undefined,
        [`${modeling}.xif`]: undefined,
      },
      at: ['ModelingRules/Acme.xif', 'ModelingRules/Acme.yml'],
    },
    {
      breaks: { 'ParsingRules/Acme.yml': text('ParsingRules/Acme/Acme.yml') },
      at: ['ParsingRules/Acme.yml'],
    },
  ],
  CPT404: {
    breaks: { 'ModelingRules/Acme/Acme_2.xif': text(`${modeling}.xif`) },
    at: ['ModelingRules/Acme/Acme_2.xif'],
  },
  CPT405: [
    {
      breaks: { [`${modeling}.yml`]: ['8.4.0', '8.3.1'] },
      at: [`${modeling}.yml:1:14 8.3.1`],
      passes: { [`${modeling}.yml`]: ['8.4.0', '6.10.0'] },
    },
    {
      breaks: { 'CorrelationRules/Acme_Silence.yml': ['8.4.0', '8.0.0'] },
      at: ['CorrelationRules/Acme_Silence.yml:1:14 8.0.0'],
    },
  ],
  CPT406: {
    breaks: {
      'ModelingRules/More/More.yml': text(`${modeling}.yml`).replaceAll('Acme', 'More'),
      'ModelingRules/More/More.xif': text(`${modeling}.xif`),
      'ModelingRules/More/More_schema.json': text(`${modeling}_schema.json`),
    },
    at: [`${modeling}.yml:2:5 Acme_ModelingRule`, 'ModelingRules/More/More.yml:2:5 More_ModelingRule'],
    passes: {
      [`${modeling}.yml`]: ['8.4.0', '8.4.0\ntoversion: 8.14.0'],
      'ModelingRules/More/More.yml': text(`${modeling}.yml`)
        .replaceAll('Acme', 'More')
        .replace('8.4.0', '8.15.0'),
      'ModelingRules/More/More.xif': text(`${modeling}.xif`),
      'ModelingRules/More/More_schema.json': text(`${modeling}_schema.json`),
    },
  },
};
