import { integration } from '../../../fixtures/sample-pack.js';
import type { RuleSamples } from './rule-sample.js';

const yaml = 'Integrations/Acme/Acme.yml';
const metadata = 'pack_metadata.json';
const secondCollector = integration.replaceAll('Acme Cloud Logs', 'Other Logs');

export const integrationSamples: RuleSamples = {
  CP233: {
    breaks: { 'Integrations/Other/Other.yml': secondCollector },
    at: [`${metadata}:1:1 {`],
    passes: {
      'Integrations/Other/Other.yml': secondCollector,
      [metadata]: ['"author"', '"defaultDataSource": "Other Logs",\n    "author"'],
    },
  },
  CP234: {
    breaks: { [metadata]: ['"author"', '"defaultDataSource": "Nothing",\n    "author"'] },
    at: [`${metadata}:6:26 "Nothing"`],
  },
  CP236: {
    breaks: { 'Integrations/Other/Other.yml': integration },
    at: [`${yaml}:2:7 Acme Cloud Logs`, 'Integrations/Other/Other.yml:2:7 Acme Cloud Logs'],
  },
  CP301: {
    breaks: { [yaml]: ['\nname: Acme Cloud Logs', '\nname: Acme'] },
    at: [`${yaml}:4:7 Acme`],
  },
  CP302: { breaks: { [yaml]: ['version: -1', 'version: 3'] }, at: [`${yaml}:3:12 3`] },
  CP303: {
    breaks: { [yaml]: ['id: Acme Cloud', 'id: Acme/Cloud'] },
    at: [`${yaml}:2:7 Acme/Cloud Logs`],
  },
  CP304: {
    breaks: { [yaml]: ['\nname: Acme Cloud Logs', "\nname: 'Acme Cloud Logs '"] },
    at: [`${yaml}:4:7 'Acme Cloud Logs '`],
  },
  CP305: {
    breaks: { [yaml]: ['display: Acme Cloud Logs', 'display: Acme Integration'] },
    at: [`${yaml}:5:10 Acme Integration`],
  },
  CP306: [
    {
      breaks: { [yaml]: ['display: Acme Cloud Logs', 'display: Acme Community Edition'] },
      at: [`${yaml}:5:10 Acme Community Edition`],
    },
    {
      breaks: { 'Integrations/integration-Acme.yml': ['(Developer Contribution)', 'Partner'] },
      at: ['Integrations/integration-Acme.yml:5:10 Acme Cloud Logs Partner'],
      shape: 'upload',
      passes: { 'Integrations/integration-Acme.yml': ['(Developer Contribution)', '(Partner Contribution)'] },
    },
  ],
  CP307: {
    breaks: { [yaml]: ['display: Acme Cloud Logs', 'display: Acme V2'] },
    at: [`${yaml}:5:10 Acme V2`],
    passes: { [yaml]: ['display: Acme Cloud Logs', 'display: Acme v2'] },
  },
  CP308: {
    breaks: { [yaml]: ['Analytics & SIEM', 'Analytics and SIEM'] },
    at: [`${yaml}:6:11 Analytics and SIEM`],
  },
  CP309: [
    { breaks: { [yaml]: ['provider: Acme\n', ''] }, at: [`${yaml}:1:1 commonfields:`] },
    { breaks: { [yaml]: ['provider: Acme', "provider: ''"] }, at: [`${yaml}:7:1 provider`] },
  ],
  CP310: { breaks: { [yaml]: ['fromversion: 8.4.0', "fromversion: '8.4'"] }, at: [`${yaml}:9:14 '8.4'`] },
  CP311: [
    { breaks: { [yaml]: ['fromversion: 8.4.0', 'fromversion: 4.5.0'] }, at: [`${yaml}:9:14 4.5.0`] },
    { breaks: { [yaml]: ['fromversion: 8.4.0\n', ''] }, at: [`${yaml}:1:1 commonfields:`] },
    {
      breaks: { 'ParsingRules/Acme/Acme.yml': ['8.4.0', '6.8.0'] },
      at: ['ParsingRules/Acme/Acme.yml:1:14 6.8.0'],
      passes: { 'ParsingRules/Acme/Acme.yml': ['8.4.0', '6.10.0'] },
    },
    {
      breaks: { 'XSIAMDashboards/Acme_Overview.json': ['8.4.0', '6.2.0'] },
      at: ['XSIAMDashboards/Acme_Overview.json:14:18 "6.2.0"'],
    },
  ],
  CP312: {
    breaks: { [yaml]: ['fromversion: 8.4.0', 'fromversion: 8.4.0\ntoversion: 8.4.0'] },
    at: [`${yaml}:10:12 8.4.0`],
    passes: { [yaml]: ['fromversion: 8.4.0', 'fromversion: 8.4.0\ntoversion: 8.10.0'] },
  },
  CP313: [
    { breaks: { [yaml]: ['sectionorder:', 'sectionOrder:'] }, at: [`${yaml}:12:1 sectionOrder`] },
    {
      breaks: { [yaml]: ['sectionorder:\n  - Connect\n  - Collect\n', ''] },
      at: [`${yaml}:1:1 commonfields:`],
    },
  ],
  CP314: [
    { breaks: { [yaml]: ['    section: Connect\n', ''] }, at: [`${yaml}:17:11 url`] },
    { breaks: { [yaml]: ['    section: Connect', '    section: connect'] }, at: [`${yaml}:21:14 connect`] },
  ],
  CP315: [
    { breaks: { [yaml]: ['- name: region', '- name: regions'] }, at: [`${yaml}:67:15 regions`] },
    { breaks: { [yaml]: ['value: America', 'value: Asia'] }, at: [`${yaml}:69:16 Asia`] },
    { breaks: { [yaml]: ['        value: America\n', ''] }, at: [`${yaml}:68:19 equal`] },
    { breaks: { [yaml]: ['operator: equal', 'operator: exists'] }, at: [`${yaml}:69:16 America`] },
  ],
  CP316: [
    { breaks: { [yaml]: ['tests:\n  - No tests', 'tests: No tests'] }, at: [`${yaml}:10:8 No tests`] },
    { breaks: { [yaml]: ['tests:\n  - No tests', 'tests: []'] }, at: [`${yaml}:10:8 []`] },
  ],
  CP317: {
    breaks: { [yaml]: integration.replace(/ {2}commands:[\s\S]*(?= {2}script: '-')/, '  commands: []\n') },
    at: [`${yaml}:77:3 commands`],
  },
  CP318: {
    breaks: { [metadata]: ['"developer"', '"partner"'] },
    at: [`${yaml}:1:1 commonfields:`],
    passes: {
      [metadata]: ['"developer"', '"partner"'],
      [yaml]: ['provider: Acme', 'supportlevelheader: xsoar'],
    },
  },
  CP319: {
    breaks: { [yaml]: ['      description: Tells', '      quickaction: true\n      description: Tells'] },
    at: [`${yaml}:97:20 true`],
  },
  CP320: [
    {
      breaks: { [yaml]: ['  type: javascript', '  type: javascript\n  dockerimage: x'] },
      at: [`${yaml}:76:3 dockerimage`],
    },
    {
      breaks: { [yaml]: ['  type: javascript', '  type: python'] },
      at: [`${yaml}:75:9 python`, `${yaml}:75:9 python`],
      passes: {
        [yaml]: [
          '  type: javascript',
          '  type: python\n  subtype: python3\n  dockerimage: demisto/python3:3.12',
        ],
      },
    },
  ],
  CP321: [
    {
      breaks: { [yaml]: ['provider: Acme', 'deprecated: true'] },
      at: [`${yaml}:5:10 Acme Cloud Logs`, `${yaml}:8:14 Collects audit logs.`],
    },
    {
      breaks: {
        [yaml]: ['description: Collects audit logs.', 'description: Deprecated. Use Other instead.'],
      },
      at: [`${yaml}:8:14 Deprecated. Use Other instead.`],
    },
  ],
  CP322: { breaks: { [yaml]: ['provider: Acme', 'marketplaces: [xsoar]'] }, at: [`${yaml}:7:15 [xsoar]`] },
  CP323: [
    {
      breaks: { [yaml]: ['name: eventFetchInterval', 'name: interval'] },
      at: [`${yaml}:15:1 configuration`],
    },
    {
      breaks: { [yaml]: ['  isfetchevents: true', '  isfetchassets: true'] },
      at: [`${yaml}:15:1 configuration`, `${yaml}:15:1 configuration`],
    },
  ],
  CP329: [
    {
      breaks: { [yaml]: ['display: Fetch Events', 'display: Fetch all events'] },
      at: [`${yaml}:54:14 Fetch all events`],
    },
    { breaks: { [yaml]: ['type: 19', 'type: 1'] }, at: [`${yaml}:62:11 1`] },
  ],
  CP324: {
    breaks: { [metadata]: ['["xsiam"]', '["xsiam", "edr"]'] },
    at: [`${yaml}:55:11 isFetchEvents`, `${yaml}:61:11 eventFetchInterval`],
    passes: {
      [metadata]: ['["xsiam"]', '["xsiam", "edr"]'],
      [yaml]: ['provider: Acme', 'supportedModules: [xsiam]'],
    },
  },
  CP325: {
    breaks: { [yaml]: ['name: acme-get-events', 'name: acme-list-events'] },
    at: [`${yaml}:77:3 commands`],
  },
  CP328: [
    { breaks: { [yaml]: ['display: Acme Cloud Logs', "display: ''"] }, at: [`${yaml}:5:10 ''`] },
    { breaks: { [yaml]: ['id: Acme Cloud Logs', "id: ' '"] }, at: [`${yaml}:2:7 ' '`] },
  ],
  CP326: [
    {
      breaks: { [yaml]: ['Collects audit logs.', 'Collects audit logs'] },
      at: [`${yaml}:8:14 Collects audit logs`],
    },
    { breaks: { [yaml]: ['How many.', 'How many -'] }, at: [`${yaml}:82:24 How many -`] },
    {
      breaks: { [yaml]: ['The id of the event.', 'The id'] },
      at: [`${yaml}:94:24 The id`],
      passes: { [yaml]: ['The id of the event.', 'See https://example.com/id'] },
    },
  ],
  CP327: {
    breaks: { [yaml]: ['description: Tells the state.', "description: ''"] },
    at: [`${yaml}:97:20 ''`],
  },
};
