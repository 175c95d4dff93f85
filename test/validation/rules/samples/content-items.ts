import { contentItemFiles } from '../../../fixtures/content-items.js';
import type { RuleSamples } from './rule-sample.js';

const metadata = 'pack_metadata.json';
const script = 'Scripts/AcmeLookup/AcmeLookup.yml';
const code = 'Scripts/AcmeLookup/AcmeLookup.py';
const playbook = 'Playbooks/playbook-Acme_Triage.yml';
const field = 'IncidentFields/incidentfield-Acme_Cloud_Account.json';
const type = 'IncidentTypes/incidenttype-Acme_Cloud_Login.json';
const indicatorType = 'IndicatorTypes/reputation-Acme_Account.json';
const layout = 'Layouts/layoutscontainer-Acme_Cloud_Layout.json';
const classifier = 'Classifiers/classifier-Acme_Cloud.json';
const mapper = 'Classifiers/classifier-mapper-Acme_Cloud.json';
const trigger = 'Triggers/trigger-Acme_Login.json';
const dashboard = 'Dashboards/dashboard-Acme.json';

/** The mapper maps a field of a type. */
function mapping(incidentType: string, name: string) {
  const types = { [incidentType]: { internalMapping: { [name]: { simple: 'account' } } } };
  return { [mapper]: ['"mapping": {}', `"mapping": ${JSON.stringify(types, null, 2)}`] } as const;
}

/** The layout shows a field. */
function shown(fieldId: string) {
  return {
    [layout]: ['"sections": [', `"sections": [{ "items": [{ "fieldId": "${fieldId}" }] },`],
  } as const;
}

/** Broken items of the kinds that nobody declares in TypeScript. */
export const contentItemSamples: RuleSamples = {
  CP101: [
    { breaks: { [script]: ['enabled: true', 'enabeld: true'] }, at: [`${script}:11:1 enabeld`] },
    { breaks: { [playbook]: ["view: '{}'", "view: '{}'\nvieww: x"] }, at: [`${playbook}:8:1 vieww`] },
    {
      breaks: { [field]: ['"required"', '"requird": true,\n  "required"'] },
      at: [`${field}:16:3 "requird"`],
    },
  ],
  CP102: [
    { breaks: { [script]: ['type: python\n', ''] }, at: [`${script}:1:1 commonfields:`] },
    { breaks: { [playbook]: ['starttaskid: "0"\n', ''] }, at: [`${playbook}:1:1 id: Acme Triage`] },
  ],
  CP103: {
    breaks: { [playbook]: ['iscommand: false', 'iscommand: maybe'] },
    at: [`${playbook}:27:18 maybe`],
  },
  CP301: {
    breaks: { [playbook]: ['id: Acme Triage', 'id: Acme triage'] },
    at: [`${playbook}:3:7 Acme Triage`],
  },
  CP302: { breaks: { [type]: ['"version": -1', '"version": 3'] }, at: [`${type}:3:14 3`] },
  CP303: {
    breaks: { [layout]: ['"id": "Acme Cloud Layout"', '"id": "Acme/Cloud"'] },
    at: [`${layout}:2:9 "Acme/Cloud"`],
  },
  CP304: {
    breaks: { [classifier]: ['"name": "Acme Cloud"', '"name": "Acme Cloud "'] },
    at: [`${classifier}:4:11 "Acme Cloud "`],
  },
  CP305: {
    breaks: { [script]: ['name: AcmeLookup', 'name: AcmeScript'] },
    at: [`${script}:4:7 AcmeScript`],
  },
  CP306: {
    breaks: { [dashboard]: ['"name": "Acme overview"', '"name": "Acme community"'] },
    at: [`${dashboard}:4:11 "Acme community"`],
  },
  CP311: { breaks: { [script]: ['fromversion: 8.4.0\n', ''] }, at: [`${script}:1:1 commonfields:`] },
  CP316: { breaks: { [script]: ['tests:\n- No tests\n', ''] }, at: [`${script}:1:1 commonfields:`] },
  CP320: { breaks: { [script]: ['subtype: python3\n', ''] }, at: [`${script}:6:7 python`] },
  CP326: {
    breaks: { [script]: ['The account to look up.', 'The account to look up'] },
    at: [`${script}:18:16 The account to look up`],
  },
  CP330: [
    {
      breaks: { [script]: ['demisto/python3', 'acme/python3'] },
      at: [`${script}:8:14 acme/python3:3.12.8.1983910`],
    },
    { breaks: { [script]: ['3.12.8.1983910', 'latest'] }, at: [`${script}:8:14 demisto/python3:latest`] },
  ],
  CP612: {
    breaks: { 'Scripts/Acme_Two/Acme_Two.yml': 'name: x\n' },
    at: ['Scripts/Acme_Two'],
  },
  CP619: { breaks: { [code]: '# Copyright Acme\n' }, at: [`${code}:1:3 Copyright`] },
  CP620: {
    breaks: { [metadata]: ['"developer"', '"partner"'], 'Scripts/AcmeLookup/AcmeLookup_test.py': undefined },
    at: ['Scripts/AcmeLookup/AcmeLookup_test.py'],
  },
  CP701: [
    { breaks: { 'Scripts/AcmeLookup/README.md': undefined }, at: ['Scripts/AcmeLookup/README.md'] },
    {
      breaks: { 'Playbooks/playbook-Acme_Triage_README.md': undefined },
      at: ['Playbooks/playbook-Acme_Triage_README.md'],
    },
  ],
  CPC101: [
    {
      breaks: { [playbook]: ['scriptName: AcmeLookup', 'scriptName: AcmeLokup'] },
      at: [`${playbook}:42:19 AcmeLokup`],
    },
    {
      breaks: { [type]: ['"playbookId": "Acme Triage"', '"playbookId": "Acme Triages"'] },
      at: [`${type}:12:17 "Acme Triages"`],
    },
    {
      breaks: { [type]: ['"layout": "Acme Cloud Layout"', '"layout": "Acme Cloud layot"'] },
      at: [`${type}:13:13 "Acme Cloud layot"`],
    },
    {
      breaks: mapping('Acme Cloud Loginn', 'Acme Cloud Account'),
      at: [`${mapper}:8:3 "Acme Cloud Loginn"`],
      passes: mapping('Acme Cloud Login', 'Acme Cloud Account'),
    },
    {
      breaks: mapping('Acme Cloud Login', 'Acme Cloud Acount'),
      at: [`${mapper}:10:7 "Acme Cloud Acount"`],
      passes: mapping('Acme Cloud Login', 'Cloud Account'),
    },
    {
      breaks: shown('acmecloudaccountt'),
      at: [`${layout}:13:47 "acmecloudaccountt"`],
      passes: shown('incident_acmecloudaccount'),
    },
  ],
  CP613: [
    {
      breaks: { [code]: undefined },
      at: [code],
      passes: { [code]: undefined, [script]: ["script: ''", 'script: return_results(1)'] },
    },
    {
      breaks: { [script]: undefined, 'Scripts/script-AcmeLookup.yml': String(contentItemFiles[script]) },
      at: ["Scripts/script-AcmeLookup.yml:9:9 ''"],
      passes: {
        [script]: undefined,
        'Scripts/script-AcmeLookup.yml': String(contentItemFiles[script]).replace(
          'name: AcmeLookup',
          'name: CommonServerUserPython',
        ),
      },
    },
  ],
  CPC201: {
    breaks: { 'Scripts/AcmeLookup/helper.py': 'x = 1\n' },
    at: ['Scripts/AcmeLookup/helper.py'],
    passes: { 'Scripts/AcmeLookup/test_data/helper.py': 'x = 1\n' },
  },
  CPC202: [
    { breaks: { [script]: ['name: AcmeLookup', 'name: 1AcmeLookup'] }, at: [`${script}:4:7 1AcmeLookup`] },
    { breaks: { [script]: ['name: AcmeLookup', 'name: AcmeLookupv2'] }, at: [`${script}:4:7 AcmeLookupv2`] },
  ],
  CPC203: { breaks: { [script]: ['enabled: true', 'runas: DBotRole'] }, at: [`${script}:11:8 DBotRole`] },
  CPC204: [
    { breaks: { [script]: ['enabled: true', 'userprompt: Hello'] }, at: [`${script}:11:1 userprompt`] },
    {
      breaks: { [script]: ['enabled: true', 'isllm: true'] },
      at: [`${script}:11:8 true`, `${script}:11:8 true`],
      passes: { [script]: ['enabled: true', 'isllm: true\nuserprompt: Hello\nmodel: acme'] },
    },
  ],
  CPC301: [
    { breaks: { [playbook]: ['starttaskid: "0"', 'starttaskid: "9"'] }, at: [`${playbook}:6:14 "9"`] },
    {
      breaks: { [playbook]: ['\'#none#\':\n      - "1"', '\'#none#\':\n      - "7"'] },
      at: [`${playbook}:31:9 "7"`],
    },
  ],
  CPC302: {
    breaks: { [playbook]: ['\'#none#\':\n      - "2"', '\'#none#\':\n      - "4"'] },
    at: [`${playbook}:53:3 "2"`, `${playbook}:79:3 "3"`],
  },
  CPC303: [
    {
      breaks: { [playbook]: ['label: "yes"', 'label: harmless'] },
      at: [`${playbook}:68:7 "yes"`, `${playbook}:71:14 harmless`],
    },
  ],
  CPC304: {
    breaks: { [playbook]: ['- "No"', '- Maybe'] },
    at: [`${playbook}:94:9 Maybe`, `${playbook}:98:7 "No"`],
  },
  CPC305: [
    {
      breaks: { [playbook]: ['      "yes":\n      - "3"\n', ''] },
      at: [`${playbook}:65:5 nexttasks`],
    },
    {
      breaks: {
        [playbook]: [
          'name: Close?\n      description: ""',
          'name: Close?\n      description: ""\n      scriptName: AcmeLookup',
        ],
      },
      at: [],
    },
  ],
  CPC310: [
    {
      breaks: { [playbook]: ['taskid: 11111111-1111-4111-8111-111111111111', 'taskid: first'] },
      at: [`${playbook}:35:13 first`, `${playbook}:38:11 11111111-1111-4111-8111-111111111111`],
      passes: {
        [playbook]: String(contentItemFiles[playbook]).replaceAll(
          '11111111-1111-4111-8111-111111111111',
          'acmelook-0001-4111-8111-11111111',
        ),
      },
    },
  ],
  CPC311: {
    breaks: { [playbook]: ['inputs.Account', 'inputs.Acount'] },
    at: [`${playbook}:48:26 Acount`],
  },
  CPC312: {
    breaks: { [playbook]: ['inputs.Account', 'other.Account'] },
    at: [`${playbook}:11:8 Account`],
  },
  CPC313: {
    breaks: { [playbook]: ['scriptarguments:', 'scriptarguments:\n      using:\n        simple: acme_1'] },
    at: [`${playbook}:47:7 using`],
  },
  CPC314: {
    breaks: {
      [playbook]: [
        'scriptName: AcmeLookup\n      type: regular\n      iscommand: false\n      brand: ""\n    scriptarguments:',
        'scriptName: DeleteContext\n      type: regular\n      iscommand: false\n      brand: ""\n    scriptarguments:\n      all:\n        simple: "yes"',
      ],
    },
    at: [`${playbook}:48:17 "yes"`],
  },
  CPC315: {
    breaks: { [playbook]: ["view: '{}'", "view: '{}'\nrolename:\n- Analyst"] },
    at: [`${playbook}:8:1 rolename`],
  },
  CPC316: {
    breaks: {
      [playbook]: ['playbookInputQuery: null', 'playbookInputQuery:\n    queryEntity: indicators'],
    },
    at: [`${playbook}:1:1 id: Acme Triage`],
  },
  CPC317: {
    breaks: { [playbook]: ["view: '{}'", "view: '{}'\nissilent: true"] },
    at: [`${playbook}:8:11 true`, `${playbook}:8:11 true`],
  },
  CPC318: {
    breaks: { 'doc_files/Acme_Triage.png': undefined },
    at: [`${playbook}:3:7 Acme Triage`],
  },
  CPC319: {
    breaks: { [playbook]: ["view: '{}'", "view: '{}'\ndeprecated: true"] },
    at: [`${playbook}:4:14 Looks the account up and closes what is harmless.`],
  },
  CPC320: [
    {
      breaks: {
        [playbook]: [
          '    scriptarguments:',
          '    scriptarguments:\n      key:\n        simple: incident.story',
        ],
      },
      at: [`${playbook}:48:17 incident.story`],
    },
    {
      breaks: { [playbook]: [`simple: \${inputs.Account}`, `simple: \${inputs.Account},inputs.Account`] },
      at: [`${playbook}:48:17 \${inputs.Account},inputs.Account`],
      passes: {
        [playbook]: [`simple: \${inputs.Account}`, `simple: see \${inputs.Account} and inputs.Account`],
      },
    },
    {
      breaks: { [playbook]: ['simple: Acme.Account.id\n            iscontext: true', 'simple: incident.id'] },
      at: [`${playbook}:76:23 incident.id`],
      passes: { [playbook]: ['simple: Acme.Account.id', 'simple: incident.id'] },
    },
    {
      breaks: {
        [playbook]: [
          `simple: \${inputs.Account}`,
          'complex:\n          root: inputs.Account\n          filters:\n          - - operator: isEqualString\n              left:\n                value:\n                  simple: inputs.Account\n          transformers:\n          - operator: concat\n            args:\n              prefix:\n                value:\n                  simple: incident.name',
        ],
      },
      at: [`${playbook}:54:27 inputs.Account`, `${playbook}:60:27 incident.name`],
    },
    {
      breaks: { [playbook]: ['name: Done', 'name: inputs.Account'] },
      at: [`${playbook}:108:13 inputs.Account`],
    },
  ],
  CPC321: {
    breaks: { [playbook]: ['  description: The account', '  description:xsoar: The account'] },
    at: [`${playbook}:14:3 description:xsoar`],
    passes: {
      [playbook]: [
        '  description: The account',
        '  description: An account\n  description:xsoar: The account',
      ],
    },
  },
  CPC401: [
    { breaks: { [field]: ['"content": true', '"content": false'] }, at: [`${field}:12:14 false`] },
    { breaks: { [field]: ['"system": false', '"system": true'] }, at: [`${field}:13:13 true`] },
    { breaks: { [field]: ['"group": 0', '"group": 2'] }, at: [`${field}:14:12 2`] },
  ],
  CPC402: { breaks: { [field]: ['singleSelect', 'singleselect'] }, at: [`${field}:6:11 "singleselect"`] },
  CPC403: [
    {
      breaks: { [field]: ['"cliName": "acmecloudaccount"', '"cliName": "acme_account"'] },
      at: [`${field}:5:14 "acme_account"`],
    },
    {
      breaks: { [field]: ['"cliName": "acmecloudaccount"', '"cliName": "owner"'] },
      at: [`${field}:5:14 "owner"`],
    },
  ],
  CPC404: {
    breaks: { [field]: ['incident_acmecloudaccount', 'incident_acme'] },
    at: [`${field}:5:14 "acmecloudaccount"`],
  },
  CPC405: [
    { breaks: { [field]: ['"Acme Cloud Account"', '"Account"'] }, at: [`${field}:4:11 "Account"`] },
    {
      breaks: { [field]: ['"Acme Cloud Account"', '"Acme Cloud incident account"'] },
      at: [`${field}:4:11 "Acme Cloud incident account"`],
    },
  ],
  CPC406: {
    breaks: { [field]: ['"unsearchable": true', '"unsearchable": false'] },
    at: [`${field}:15:19 false`],
  },
  CPC407: { breaks: { [field]: ['singleSelect', 'multiSelect'] }, at: [`${field}:8:5 ""`] },
  CPC408: { breaks: { [field]: ['"required": false', '"required": true'] }, at: [`${field}:16:15 true`] },
  CPC409: {
    breaks: {
      [field]: [
        '"required"',
        '"Aliases": [{ "cliName": "a", "name": "A", "type": "shortText", "aliases": [] }],\n  "required"',
      ],
    },
    at: [`${field}:16:67 "aliases"`],
  },
  CPC410: [
    { breaks: { [type]: ['"hours": 0', '"hours": -1'] }, at: [`${type}:6:12 -1`] },
    { breaks: { [type]: ['  "weeksR": 0,\n', ''] }, at: [`${type}:1:1 {`] },
  ],
  CPC411: {
    breaks: {
      [type]: ['"playbookId": "Acme Triage"', '"playbookId": "11111111-1111-4111-8111-111111111111"'],
    },
    at: [`${type}:12:17 "11111111-1111-4111-8111-111111111111"`],
  },
  CPC412: [
    { breaks: { [type]: ['"Specific"', '"Some"'] }, at: [`${type}:15:13 "Some"`] },
    {
      breaks: { [type]: ['"extractAsIsIndicatorTypeId": ""', '"extractAsIsIndicatorTypeId": "IP"'] },
      at: [`${type}:17:7 "acmecloudaccount"`],
    },
  ],
  CPC413: [
    {
      breaks: { [indicatorType]: ['"details": "Acme Account"', '"details": "Acme"'] },
      at: [`${indicatorType}:4:14 "Acme"`],
    },
    { breaks: { [indicatorType]: ['20160', '-1'] }, at: [`${indicatorType}:6:17 -1`] },
  ],
  CPC420: {
    breaks: { [layout]: ['"type": "dynamic"', '"type": "linkedIncidents"'] },
    at: [`${layout}:16:21 "linkedIncidents"`],
  },
  CPC421: {
    breaks: { [layout]: ['"query": "AcmeLookup"', '"query": "11111111-1111-4111-8111-111111111111"'] },
    at: [`${layout}:17:22 "11111111-1111-4111-8111-111111111111"`],
  },
  CPC430: {
    breaks: { [classifier]: ['"classification"', '"classify"'] },
    at: [`${classifier}:5:11 "classify"`],
  },
  CPC431: { breaks: { [mapper]: ['"mapping-incoming"', '"incoming"'] }, at: [`${mapper}:5:11 "incoming"`] },
  CPC432: [
    { breaks: { [trigger]: ['"0a1b2c3d"', '"0a-1b"'] }, at: [`${trigger}:2:17 "0a-1b"`] },
    { breaks: { [trigger]: ['  "playbook_id": "Acme Triage",\n', ''] }, at: [`${trigger}:1:1 {`] },
  ],
  CPC433: [
    {
      breaks: { [dashboard]: ['"isPredefined": true', '"isPredefined": true,\n  "owner": "ada"'] },
      at: [`${dashboard}:7:3 "owner"`],
    },
    { breaks: { [dashboard]: ['  "fromDate": "0001-01-01T00:00:00Z",\n', ''] }, at: [`${dashboard}:1:1 {`] },
  ],
  CPC434: {
    breaks: { 'Layouts/Acme.json': '{}', 'Classifiers/Acme.json': '{}' },
    at: ['Classifiers/Acme.json', 'Layouts/Acme.json'],
  },
};
