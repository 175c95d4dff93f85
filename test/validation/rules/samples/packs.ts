import type { RuleSamples } from './rule-sample.js';

const yaml = 'Integrations/Acme/Acme.yml';
const metadata = 'pack_metadata.json';

export const packSamples: RuleSamples = {
  CP009: {
    breaks: { 'README.md': new Uint8Array([0x61, 0x62, 0xff, 0x63]) },
    at: ['README.md'],
    passes: { 'README.md': 'Gr\u00fc\u00dfe aus dem Norden, dreimal.' },
  },
  CP010: { breaks: { 'README.md': '\ufeffCollects the audit logs of Acme Cloud.' }, at: ['README.md'] },
  CP011: [
    { breaks: { [yaml]: 'name: x\n\tdisplay: y\n' }, at: [`${yaml}:2:1`] },
    { breaks: { [yaml]: 'name: x\n---\nname: y\n' }, at: [`${yaml}:2:1 ---`] },
    {
      breaks: { [metadata]: '{\n  "name": "x",\n}\n' },
      at: [`${metadata}:2:14 ,`],
      passes: { [metadata]: '{\n  "name": "x"\n}\n' },
    },
    { breaks: { [metadata]: '{ "name": "x"' }, at: [`${metadata}:1:14`] },
    // Here the messages of some JavaScript engines name no place.
    { breaks: { [metadata]: '{\n  "tags": ["x", ]\n}' }, at: [`${metadata}:2:15 ,`] },
    { breaks: { [metadata]: '{\n  "hidden": tru\n}' }, at: [`${metadata}:2:13 t`] },
  ],
  CP012: [
    { breaks: { [yaml]: ['category:', 'name: Twice\ncategory:'] }, at: [`${yaml}:6:1 name`] },
    { breaks: { [metadata]: ['"author"', '"name": "x",\n    "author"'] }, at: [`${metadata}:6:5 "name"`] },
  ],
  CP013: [
    { breaks: { [yaml]: ['provider: Acme', 'provider: &vendor Acme'] }, at: [`${yaml}:7:11 &vendor`] },
    {
      breaks: {
        [yaml]: ['provider: Acme\ndescription: Collects audit logs.', 'provider: &a Acme.\ndescription: *a'],
      },
      at: [`${yaml}:7:11 &a`, `${yaml}:8:14 *a`],
    },
    {
      breaks: { [yaml]: ['provider: Acme', 'provider: !!python/name Acme'] },
      at: [`${yaml}:7:11 !!python/name`],
    },
  ],
  CP014: [
    {
      breaks: { [yaml]: ['defaultvalue: Europe', 'defaultvalue: yes'] },
      at: [`${yaml}:31:19 yes`],
      passes: { [yaml]: ['defaultvalue: Europe', "defaultvalue: 'yes'"] },
    },
    { breaks: { [yaml]: ['provider: Acme', 'provider: 2026-01-31'] }, at: [`${yaml}:7:11 2026-01-31`] },
  ],
  CP015: {
    breaks: { [yaml]: ['description: Collects audit logs.', 'description: "Collects\naudit logs."'] },
    at: [`${yaml}:9:1 audit logs."`],
    passes: { [yaml]: ['description: Collects audit logs.', 'description: "Collects\n  audit logs."'] },
  },
  CP101: [
    {
      breaks: { [yaml]: ['provider: Acme', 'provider: Acme\nproviderr: Acme'] },
      at: [`${yaml}:8:1 providerr`],
    },
    {
      breaks: { [yaml]: ['    section: Connect', '    sektion: Connect\n    section: Connect'] },
      at: [`${yaml}:21:5 sektion`],
    },
    {
      breaks: { [metadata]: ['"author"', '"firstCreated": "x",\n    "author"'] },
      at: [`${metadata}:6:5 "firstCreated"`],
    },
    {
      breaks: { 'XSIAMDashboards/Acme_Overview.json': ['"status"', '"shared": true,\n      "status"'] },
      at: ['XSIAMDashboards/Acme_Overview.json:7:7 "shared"'],
    },
    {
      breaks: { 'ReleaseNotes/1_0_1.json': '{ "breakingChanges": false, "breaking": 1 }' },
      at: ['ReleaseNotes/1_0_1.json:1:29 "breaking"'],
    },
    {
      breaks: { 'ModelingRules/Acme/Acme.yml': ["rules: ''", "rules: ''\nsamples: ''"] },
      at: ['ModelingRules/Acme/Acme.yml:5:1 samples'],
    },
    {
      breaks: { 'CorrelationRules/Acme_Silence.yml': ['dataset:', 'datasets: x\ndataset:'] },
      at: ['CorrelationRules/Acme_Silence.yml:9:1 datasets'],
    },
  ],
  CP102: [
    { breaks: { [yaml]: ['category: Analytics & SIEM\n', ''] }, at: [`${yaml}:1:1 commonfields:`] },
    { breaks: { [yaml]: ['          description: How many.\n', ''] }, at: [`${yaml}:81:11 name: limit`] },
    { breaks: { [metadata]: ['    "keywords": ["acme"],\n', ''] }, at: [`${metadata}:1:1 {`] },
    {
      breaks: {
        'ModelingRules/Acme/Acme_schema.json': '{ "acme_cloud_raw": { "id": { "type": "string" } } }',
      },
      at: ['ModelingRules/Acme/Acme_schema.json:1:23 "id"'],
    },
  ],
  CP103: [
    { breaks: { [yaml]: ['fromversion: 8.4.0', 'fromversion: 8.4'] }, at: [`${yaml}:9:14 8.4`] },
    { breaks: { [yaml]: ['    type: 15', '    type: select'] }, at: [`${yaml}:30:11 select`] },
    { breaks: { [metadata]: ['["acme"]', '"acme"'] }, at: [`${metadata}:13:17 "acme"`] },
    { breaks: { [metadata]: ['"Ada"', 'null'] }, at: [`${metadata}:6:15 null`] },
  ],
  CP104: [
    { breaks: { [yaml]: ['operator: equal', 'operator: equals'] }, at: [`${yaml}:68:19 equals`] },
    {
      breaks: { 'ModelingRules/Acme/Acme_schema.json': ['"string"', '"text"'] },
      at: ['ModelingRules/Acme/Acme_schema.json:3:21 "text"'],
    },
  ],
  CP201: [
    { breaks: { [metadata]: ['"Acme Cloud"', '""'] }, at: [`${metadata}:2:13 ""`] },
    {
      breaks: { [metadata]: ['"Collects the audit logs of Acme Cloud."', '"## FILL MANDATORY FIELD ##"'] },
      at: [`${metadata}:3:20 "## FILL MANDATORY FIELD ##"`],
    },
  ],
  CP202: [
    {
      breaks: { [metadata]: ['"Acme Cloud"', '"Acme Integration"'] },
      at: [`${metadata}:2:13 "Acme Integration"`],
    },
    { breaks: { [metadata]: ['"Acme Cloud"', '"acme Cloud"'] }, at: [`${metadata}:2:13 "acme Cloud"`] },
    {
      breaks: { [metadata]: ['"Acme Cloud"', '"Ac"'] },
      at: [`${metadata}:2:13 "Ac"`],
      passes: { [metadata]: ['"Acme Cloud"', '"Packed Scripting"'] },
    },
    {
      breaks: { [metadata]: ['"Acme Cloud"', '"AcmePack"'] },
      at: [`${metadata}:2:13 "AcmePack"`],
      passes: { [metadata]: ['"Acme Cloud"', '"ACMEPack"'] },
    },
    { breaks: { [metadata]: ['"Acme Cloud"', '"Acme PACK"'] }, at: [`${metadata}:2:13 "Acme PACK"`] },
    { breaks: { [metadata]: ['"Acme Cloud"', '"AcmeCOMMUNITY"'] }, at: [`${metadata}:2:13 "AcmeCOMMUNITY"`] },
  ],
  CP203: {
    breaks: { [metadata]: ['"1.0.1"', '"1.0"'] },
    at: [`${metadata}:5:23 "1.0"`],
    passes: { [metadata]: ['"1.0.1"', '"10.20.30"'] },
  },
  CP204: [
    { breaks: { [metadata]: ['2026-01-02T03:04:05Z', '2026-01-02'] }, at: [`${metadata}:9:16 "2026-01-02"`] },
    {
      breaks: { [metadata]: ['2026-01-02T03:04:05Z', '2026-13-02T03:04:05Z'] },
      at: [`${metadata}:9:16 "2026-13-02T03:04:05Z"`],
    },
  ],
  CP206: [
    { breaks: { [metadata]: ['["Network Security"]', '[]'] }, at: [`${metadata}:10:19 []`] },
    {
      breaks: { [metadata]: ['"Network Security"', '"Network security"'] },
      at: [`${metadata}:10:20 "Network security"`],
    },
  ],
  CP207: {
    breaks: { [metadata]: ['"Compliance"', '"Complaints"'] },
    at: [`${metadata}:12:18 "Complaints"`],
  },
  CP208: [
    {
      breaks: { [metadata]: ['marketplacev2:Data Source', 'Data Source'] },
      at: [`${metadata}:11:14 "Data Source"`],
    },
    {
      breaks: { [metadata]: ['marketplacev2:Data Source', 'marketplace:Security'] },
      at: [`${metadata}:11:14 "marketplace:Security"`],
    },
    {
      breaks: { [metadata]: ['marketplacev2:Data Source', 'Securitee'] },
      at: [`${metadata}:11:14 "Securitee"`],
      passes: { [metadata]: ['marketplacev2:Data Source', 'Security'] },
    },
  ],
  CP209: { breaks: { [metadata]: ['["acme"]', '["acme", ""]'] }, at: [`${metadata}:13:26 ""`] },
  CP210: {
    breaks: { [metadata]: ['marketplacev2:Data Source', 'Use Case'] },
    at: [`${metadata}:11:14 "Use Case"`],
    passes: { [metadata]: ['marketplacev2:Data Source', 'Use Case'], 'Playbooks/Acme.yml': 'id: x\n' },
  },
  CP211: {
    breaks: { [metadata]: ['"developer"', '"developers"'] },
    at: [`${metadata}:4:16 "developers"`],
    passes: { [metadata]: ['"developer"', '"community"'] },
  },
  CP212: {
    breaks: { [metadata]: ['"author"', '"certification": "gold",\n    "author"'] },
    at: [`${metadata}:6:22 "gold"`],
    passes: { [metadata]: ['"author"', '"certification": "verified",\n    "author"'] },
  },
  CP213: {
    breaks: {
      [metadata]: [
        '"https://github.com/ada/acme/issues",\n    "email": "ada@example.com"',
        '"",\n    "email": ""',
      ],
    },
    at: [`${metadata}:4:16 "developer"`],
    passes: { [metadata]: ['"ada@example.com"', '""'] },
  },
  CP214: {
    breaks: { [metadata]: ['/issues"', '"'] },
    at: [`${metadata}:7:12 "https://github.com/ada/acme"`],
  },
  CP215: [
    { breaks: { 'Author_image.png': new Uint8Array() }, at: ['Author_image.png'] },
    { breaks: { [metadata]: ['"developer"', '"partner"'] }, at: ['Author_image.png'] },
  ],
  CP216: [
    {
      breaks: { [metadata]: ['"platform"', '"plattform"'] },
      at: [`${metadata}:14:39 "plattform"`],
    },
    { breaks: { [metadata]: ['["xsiam"]', '["xsiam", "siem"]'] }, at: [`${metadata}:15:35 "siem"`] },
  ],
  CP217: { breaks: { [metadata]: ['["xsiam"]', '[]'] }, at: [`${metadata}:15:25 []`] },
  CP218: [
    {
      breaks: { [metadata]: ['["marketplacev2", "platform"]', '["marketplacev2"]'] },
      at: [`${metadata}:14:21 ["marketplacev2"]`],
    },
    { breaks: { [metadata]: ['["xsiam"]', '["edr"]'] }, at: [`${metadata}:15:25 ["edr"]`] },
    {
      breaks: { [yaml]: ['provider: Acme', 'provider: Acme\nmarketplaces: [marketplacev2]'] },
      at: [`${yaml}:8:15 [marketplacev2]`],
    },
  ],
  CP219: {
    breaks: {
      [metadata]: ['"platform"', '"xpanse"'],
      [yaml]: ['provider: Acme', 'supportedModules: [xsiam]'],
    },
    at: [`${yaml}:7:1 supportedModules`],
    passes: { [yaml]: ['provider: Acme', 'supportedModules: [xsiam]'] },
  },
  CP220: [
    { breaks: { [yaml]: ['provider: Acme', 'supportedModules: [xsiam, edr]'] }, at: [`${yaml}:7:27 edr`] },
    {
      breaks: { [yaml]: ['    type: 19', '    type: 19\n    supportedModules: [edr]'] },
      at: [`${yaml}:63:24 edr`],
    },
  ],
  CP221: [
    {
      breaks: { 'ParsingRules/Acme/Acme.yml': ['tags: []', 'tags: []\nsupportedModules: [agentix]'] },
      at: ['ParsingRules/Acme/Acme.yml:7:20 agentix'],
      passes: { 'CorrelationRules/Acme_Silence.yml': ['dataset:', 'supportedModules: [agentix]\ndataset:'] },
    },
    {
      breaks: { [metadata]: ['["xsiam"]', '["xsiam", "agentix"]'] },
      at: [
        'ModelingRules/Acme/Acme.yml:1:1 fromversion: 8.4.0',
        'ParsingRules/Acme/Acme.yml:1:1 fromversion: 8.4.0',
        'XSIAMDashboards/Acme_Overview.json:1:1 {',
      ],
      passes: {
        [metadata]: [
          '["marketplacev2", "platform"],\n    "supportedModules": ["xsiam"]',
          '["marketplacev2"]',
        ],
      },
    },
  ],
  CP222: {
    breaks: {
      [metadata]: ['["xsiam"]', '["xsiam", "edr"]'],
      [yaml]: ['provider: Acme', 'supportedModules: [xsiam]'],
      'ModelingRules/Acme/Acme.yml': ["tags: ''", 'supportedModules: [xsiam]'],
      'ParsingRules/Acme/Acme.yml': ['tags: []', 'supportedModules: [xsiam]'],
      'XSIAMDashboards/Acme_Overview.json': ['"fromVersion"', '"supportedModules": ["xsiam"], "fromVersion"'],
      'CorrelationRules/Acme_Silence.yml': ['dataset:', 'supportedModules: [xsiam]\ndataset:'],
    },
    at: [`${metadata}:15:35 "edr"`],
    passes: { [metadata]: ['["xsiam"]', '["xsiam", "edr"]'] },
  },
  CP223: {
    breaks: { [metadata]: ['"author"', '"modules": ["xsiam"],\n    "author"'] },
    at: [`${metadata}:6:17 "xsiam"`],
    passes: { [metadata]: ['"author"', '"modules": ["compliance"],\n    "author"'] },
  },
  CP224: [
    {
      breaks: { '.secrets-ignore': undefined, 'README.md': undefined },
      at: ['.secrets-ignore', 'README.md'],
    },
    { breaks: { 'README.md': undefined }, at: ['README.md'], shape: 'upload' },
  ],
  CP225: { breaks: { 'notes.md': 'x' }, at: ['notes.md'], passes: { 'CONTRIBUTORS.json': '[]' } },
  CP226: {
    breaks: { 'ModellingRules/A/A.yml': 'id: x\n' },
    at: ['ModellingRules'],
    passes: { 'AgentixSkills/A/A.yml': 'id: x\n', 'Collections/A.json': '{}' },
  },
  CP227: {
    breaks: { 'Integrations/Acme/Acme.ts': 'x', 'Integrations/Acme/Acme.js.map': '{}' },
    at: ['Integrations/Acme/Acme.js.map', 'Integrations/Acme/Acme.ts'],
    passes: { 'Integrations/Acme/test_data/Acme.ts': 'x' },
  },
  CP228: { breaks: { 'doc_files/the form.png': 'x' }, at: ['doc_files/the form.png'] },
  CP229: { breaks: { 'Integrations/Acme.yml': 'name: x\n' }, at: ['Integrations/Acme.yml'] },
  CP230: { breaks: { 'CorrelationRules/Other.yml': 'name: x\n' }, at: ['CorrelationRules/Other.yml'] },
  CP231: [
    {
      breaks: { '.pack-ignore': '[file:Other.yml]\nignore=BA101\n' },
      at: ['.pack-ignore:1:1 [file:Other.yml]'],
    },
    { breaks: { '.pack-ignore': '\n  ignore=BA101\n' }, at: ['.pack-ignore:2:3 ignore=BA101'] },
  ],
  CP232: { breaks: { '.pack-ignore': '[pack]\nignore=BA101\n' }, at: ['.pack-ignore:2:1 ignore=BA101'] },
};
