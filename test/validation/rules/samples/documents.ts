import type { RuleSamples } from './rule-sample.js';

const folder = 'Integrations/Acme';
const yaml = `${folder}/Acme.yml`;
const readme = `${folder}/README.md`;
const help = `${folder}/Acme_description.md`;

export const documentSamples: RuleSamples = {
  CP701: { breaks: { [readme]: undefined }, at: [readme] },
  CP702: { breaks: { [help]: undefined }, at: [help] },
  CP703: {
    breaks: { [help]: '### Community Contributed Integration\nHelp.\n' },
    at: [`${help}:1:1 ### Community Contributed Integration`],
  },
  CP704: {
    breaks: { 'README.md': 'Collects logs.\n' },
    at: ['README.md:1:1 Collects logs.'],
    passes: { 'README.md': '' },
  },
  CP705: {
    breaks: { 'README.md': 'Collects the audit logs of Acme Cloud.\n' },
    at: ['README.md:1:1 Collects the audit logs of Acme Cloud.'],
  },
  CP706: {
    breaks: { 'README.md': 'Collects the audit logs. Released under the MIT licence.\n' },
    at: ['README.md:1:45 MIT'],
    passes: { 'README.md': 'Collects the limits of MITRE for you, always.\n' },
  },
  CP707: {
    breaks: { [readme]: ['## Known Limitations', '## Troubleshooting\n\n## Known Limitations'] },
    at: [`${readme}:58:1 ## Troubleshooting`],
    passes: {
      [readme]: ['## Known Limitations', '## Troubleshooting\n\n### A\n\nB\n\n## Known Limitations'],
    },
  },
  CP708: {
    breaks: { [help]: '![x](https://github.com/a/b/blob/main/x.png)\n' },
    at: [`${help}:1:1 ![x](https://github.com/a/b/blob/main/x.png)`],
  },
  CP709: [
    {
      breaks: { [help]: '![x](https://example.com/x.png)\n' },
      at: [`${help}:1:1 ![x](https://example.com/x.png)`],
      passes: { [help]: '![x](../../doc_files/form.png)\n' },
    },
    {
      breaks: {
        'Playbooks/Acme_README.md': '![x](https://example.com/x.png)\n',
        'Scripts/Acme/README.md': '<img src="y.png">\n',
      },
      at: [
        'Playbooks/Acme_README.md:1:1 ![x](https://example.com/x.png)',
        'Scripts/Acme/README.md:1:1 <img src="y.png">',
      ],
      passes: { 'Scripts/Acme/README.md': '<img src="https://example.com/y.png">\n' },
    },
  ],
  CP722: [
    {
      breaks: { [help]: '<img src="https://example.com/y.png">\n' },
      at: [`${help}:1:1 <img src="https://example.com/y.png">`],
      passes: { [help]: '<img src="../../doc_files/form.png">\n' },
    },
    {
      breaks: { [help]: '![x](https://example.com/x.png?raw=true)\n' },
      at: [`${help}:1:1 ![x](https://example.com/x.png?raw=true)`],
      passes: { [help]: '![x](https://example.com/x.png)\n' },
    },
  ],
  CP710: [
    { breaks: { [help]: '![x](doc_files/none.png)\n' }, at: [`${help}:1:1 ![x](doc_files/none.png)`] },
    {
      breaks: { 'Playbooks/Acme_README.md': '![x](../doc_files/none.png)\n' },
      at: ['Playbooks/Acme_README.md:1:1 ![x](../doc_files/none.png)'],
    },
  ],
  CP711: [
    {
      breaks: { [readme]: ['Shows events.', 'Tested with version xx of Acme.'] },
      at: [`${readme}:22:13 version xx`],
    },
    {
      breaks: { 'ReleaseNotes/1_0_1.md': ['Added support for access logs.', '%%UPDATE_RN%%'] },
      at: ['ReleaseNotes/1_0_1.md:5:3 %%UPDATE_RN%%'],
    },
  ],
  CP712: { breaks: { [help]: 'Run test-module.\n' }, at: [`${help}:1:5 test-module`] },
  CP713: [
    { breaks: { [help]: '<~XSIAM>a\n' }, at: [`${help}:1:1 <~XSIAM>`] },
    { breaks: { [help]: '<~XSIEM>a</~XSIEM>\n' }, at: [`${help}:1:1 <~XSIEM>`, `${help}:1:10 </~XSIEM>`] },
    {
      breaks: { [help]: '<~XSIAM>a<~XSOAR>b</~XSOAR></~XSIAM>\n' },
      at: [`${help}:1:10 <~XSOAR>`, `${help}:1:28 </~XSIAM>`],
      passes: { [help]: '<~XSIAM,PLATFORM>a</~XSIAM,PLATFORM>\n' },
    },
  ],
  CP714: { breaks: { [yaml]: ['name: acme-status', 'name: acme-state'] }, at: [`${yaml}:96:13 acme-state`] },
  CP715: [
    {
      breaks: { [readme]: ['## Configure Acme Cloud Logs in Cortex', '## Configuration'] },
      at: [`${readme}:1:1`],
    },
    {
      breaks: { [readme]: ['#### Base Command\n\n`acme-status`', '`acme-status`'] },
      at: [`${readme}:41:1 ### acme-status`],
    },
  ],
  CP716: { breaks: { [readme]: ['| Region |', '| Area |'] }, at: [`${yaml}:28:14 Region`] },
  CP717: [
    {
      breaks: { [readme]: ['Acme.Event.id', 'Acme.Event.key'] },
      at: [`${readme}:39:3 Acme.Event.key`, `${yaml}:93:24 Acme.Event.id`].sort(),
    },
    {
      breaks: { [yaml]: ['Acme.Event.id', 'Acme.Event.name'] },
      at: [`${yaml}:93:24 Acme.Event.name`, `${readme}:39:3 Acme.Event.id`],
    },
  ],
  CP718: [
    {
      breaks: { [readme]: ['the dataset acme_cloud_raw', 'the dataset acme_clouds_raw'] },
      at: [`${readme}:61:31 acme_clouds_raw`],
    },
    {
      breaks: { 'CorrelationRules/Acme_Silence.yml': ['= acme_cloud_raw', '= acme_clod_raw'] },
      at: ['CorrelationRules/Acme_Silence.yml:17:13 acme_clod_raw'],
    },
    {
      breaks: {
        'XSIAMDashboards/Acme_Overview.json': ['dataset = acme_cloud_raw', 'dataset = acme_clod_raw'],
      },
      at: ['XSIAMDashboards/Acme_Overview.json:8:94 acme_clod_raw'],
    },
  ],
  CP719: [
    {
      breaks: { 'ModelingRules/Acme/Acme_schema.json': ['acme_cloud_raw', 'Acme_cloud_raw'] },
      at: ['ModelingRules/Acme/Acme_schema.json:2:3 "Acme_cloud_raw"'],
    },
    {
      breaks: { 'ParsingRules/Acme/Acme.xif': ['acme_cloud_raw', 'acme-cloud'] },
      at: ['ParsingRules/Acme/Acme.xif:1:57 acme-cloud'],
    },
  ],
  CP720: [
    {
      breaks: { 'ModelingRules/Acme/Acme.xif': ['"Audit Logs"', '"audit_logs"'] },
      at: ['ModelingRules/Acme/Acme.xif:3:27 audit_logs'],
    },
    {
      breaks: { 'CorrelationRules/Acme_Silence.yml': ['"Access Logs"', '"Access Log"'] },
      at: ['CorrelationRules/Acme_Silence.yml:18:47 Access Log'],
    },
    { breaks: { [readme]: ['"Audit Logs"', '"Audit Log"'] }, at: [`${readme}:65:29 Audit Log`] },
  ],
  CP721: {
    breaks: { 'ModelingRules/Acme/Acme.xif': ['SOURCE_LOG_TYPE', 'source_log_type'] },
    at: ['ModelingRules/Acme/Acme.xif:3:8 source_log_type'],
  },
};
