import type { RuleSamples } from './rule-sample.js';

const modeling = 'ModelingRules/Acme/Acme';
const parsing = 'ParsingRules/Acme/Acme';
const dashboard = 'XSIAMDashboards/Acme_Overview.json';
const correlation = 'CorrelationRules/Acme_Silence.yml';
const note = 'ReleaseNotes/1_0_1.md';
const metadata = 'pack_metadata.json';

export const ruleSamples: RuleSamples = {
  CP801: { breaks: { [`${modeling}_schema.json`]: undefined }, at: [`${modeling}_schema.json`] },
  CP802: [
    { breaks: { [`${modeling}.yml`]: ["schema: ''", 'schema: text'] }, at: [`${modeling}.yml:5:1 schema`] },
    { breaks: { [`${parsing}.yml`]: ["samples: ''\n", ''] }, at: [`${parsing}.yml:1:1 fromversion: 8.4.0`] },
    {
      breaks: { 'ModelingRules/external-modelingrule-Acme.yml': ["schema: '{", "schema: ''\ncomment: '{"] },
      at: ['ModelingRules/external-modelingrule-Acme.yml:8:1 schema'],
      shape: 'upload',
    },
  ],
  CP803: { breaks: { [`${parsing}.xif`]: undefined }, at: [`${parsing}.xif`] },
  CP804: [
    {
      breaks: {
        [`${modeling}.xif`]: [
          '[MODEL: dataset = acme_cloud_raw]\n',
          '// [MODEL: dataset = acme_cloud_raw]\n',
        ],
      },
      at: [`${modeling}.xif:1:1`],
    },
    { breaks: { [`${parsing}.xif`]: ['null;', 'null'] }, at: [`${parsing}.xif:2:17 l`] },
  ],
  CP805: [
    {
      breaks: { [`${modeling}.xif`]: ['acme_cloud_raw', 'acme_other_raw'] },
      at: [`${modeling}.xif:1:19 acme_other_raw`, `${modeling}_schema.json:2:3 "acme_cloud_raw"`],
    },
    {
      breaks: { [`${modeling}.xif`]: ['// by type', '// not dataset = acme_old_raw'] },
      at: [`${modeling}.xif:2:18 acme_old_raw`],
    },
  ],
  CP806: [
    {
      breaks: { [`${modeling}.yml`]: ['Acme_ModelingRule', 'Acme_Rule'] },
      at: [`${modeling}.yml:2:5 Acme_Rule`],
    },
    {
      breaks: { [`${parsing}.yml`]: ['name: Acme Parsing Rule', 'name: Acme Parsing'] },
      at: [`${parsing}.yml:3:7 Acme Parsing`],
    },
  ],
  CP807: {
    breaks: { [`${parsing}.xif`]: ['vendor="Acme"', 'vendor="Akme"'] },
    at: [`${parsing}.xif:1:57 acme_cloud_raw`],
    // A header in a comment is none.
    passes: {
      [`${parsing}.xif`]: [
        'filter id',
        '/* [INGEST:vendor="x", product="y", target_dataset="z_raw"] */\nfilter id',
      ],
    },
  },
  CP808: {
    breaks: { [dashboard]: ['"key": "events"', '"key": "event"'] },
    at: [`${dashboard}:8:53 "event"`],
  },
  CP809: {
    breaks: { [dashboard]: ['"key": "events"', '"key": "event"'] },
    at: [`${dashboard}:12:21 "events"`],
  },
  CP810: {
    breaks: { [dashboard]: ['"id": "acme_overview"', '"global_id": "acme_overview"'] },
    at: [`${dashboard}:3:5 {`],
  },
  CP820: {
    breaks: {
      [dashboard]: [
        '"widgets_data": [',
        '"widgets_data": [\n    { "widget_key": "events", "title": "All", "data": {} },',
      ],
    },
    at: [`${dashboard}:13:21 "events"`],
  },
  CP821: {
    breaks: {
      [dashboard]: [
        'comp count()" } }\n',
        'comp count() as events by id | view graph type = pie xaxis = who yaxis = events" } }\n',
      ],
    },
    at: [`${dashboard}:12:159 who`],
    passes: {
      [dashboard]: [
        'comp count()" } }\n',
        'comp count() as events by id | view graph type = pie xaxis = id yaxis = events" } }\n',
      ],
    },
  },
  CP811: [
    {
      breaks: { [correlation]: ['search_window: 1 hours', 'search_window:'] },
      at: [`${correlation}:13:1 search_window`],
    },
    {
      breaks: { [correlation]: ["crontab: '*/10 * * * *'\n", ''] },
      at: [`${correlation}:11:17 SCHEDULED`],
      passes: { [correlation]: ["SCHEDULED\ncrontab: '*/10 * * * *'\nsearch_window: 1 hours", 'REAL_TIME'] },
    },
  ],
  CP812: {
    breaks: { [correlation]: ['1b4e28ba-2fa1', '1b4e28ba'] },
    at: [`${correlation}:2:17 1b4e28ba-11d2-883f-0016d3cca427`],
  },
  CP813: { breaks: { [correlation]: ['SEV_030_MEDIUM', 'medium'] }, at: [`${correlation}:14:11 medium`] },
  CP814: { breaks: { 'ReleaseNotes/1.0.2.md': '#### Integrations\n' }, at: ['ReleaseNotes/1.0.2.md'] },
  CP825: {
    breaks: {
      'ModelingRules/Acme/Acme.xif': ['alter xdm.event.id = id', 'alter xdm.source.user.username = id'],
    },
    at: ['ModelingRules/Acme/Acme.xif:4:9 xdm.source.user.username'],
    passes: {
      'ModelingRules/Acme/Acme.xif': [
        'alter xdm.event.id = id',
        'alter xdm.source.user.username = id, xdm.source.identity.username = id',
      ],
    },
  },
  CP815: [
    { breaks: { [metadata]: ['"1.0.1"', '"1.0.2"'] }, at: [`${metadata}:5:23 "1.0.2"`] },
    {
      breaks: { [note]: undefined },
      at: [`${metadata}:5:23 "1.0.1"`],
      passes: { [note]: undefined, [metadata]: ['"1.0.1"', '"1.0.0"'] },
    },
    {
      breaks: {
        [note]: undefined,
        'ReleaseNotes/1_0_0.md': '#### Integrations\n',
        [metadata]: ['"1.0.1"', '"1.0.0"'],
      },
      at: ['ReleaseNotes/1_0_0.md'],
    },
  ],
  CP816: { breaks: { [note]: '#### Integrations\n\n##### Acme Cloud Logs\n' }, at: [note] },
  CP817: {
    breaks: { [note]: '- Fixed an issue.\n' },
    at: [`${note}:1:1 - Fixed an issue.`],
    passes: { [note]: '## Acme Cloud\n\n- Fixed an issue.\n' },
  },
  CP818: [
    { breaks: { [note]: ['#### Integrations', '#### Integration'] }, at: [`${note}:1:1 #### Integration`] },
    {
      breaks: { [note]: ['Acme Cloud Logs', 'Acme Logs'] },
      at: [`${note}:3:1 ##### Acme Logs`],
    },
    {
      breaks: { [note]: ['##### Acme Cloud Logs\n\n', ''] },
      at: [`${note}:1:1 #### Integrations`],
    },
  ],
  CP819: {
    breaks: { [note]: ['Added support', 'Breaking change: added support'] },
    at: [`${note}:5:3 Breaking change`],
    passes: {
      [note]: ['Added support', 'Breaking change: added support'],
      'ReleaseNotes/1_0_1.json': '{ "breakingChanges": true }',
    },
  },
  CP852: [
    { breaks: { 'Integrations/Acme.yml': 'name: x\n' }, at: ['Integrations/Acme.yml'], shape: 'upload' },
    {
      breaks: { '.pack-ignore': '', 'Integrations/Acme/Acme.js': 'x' },
      at: ['.pack-ignore', 'Integrations/Acme/Acme.js'],
      shape: 'upload',
    },
  ],
  CP853: {
    breaks: { 'metadata.json': ['"1.0.1"', '"1.0.0"'] },
    at: ['metadata.json:6:23 "1.0.0"'],
    shape: 'upload',
  },
  CP854: [
    {
      breaks: { 'metadata.json': ['"modelingrule"', '"playbook"'] },
      at: ['metadata.json:9:5 "contentItems"'],
      shape: 'upload',
    },
    {
      breaks: { 'ModelingRules/external-modelingrule-Acme.yml': undefined },
      at: ['metadata.json:13:34 "Acme_ModelingRule"'],
      shape: 'upload',
    },
    {
      breaks: { 'metadata.json': ['"isfetchevents": true', '"isfetchevents": false'] },
      at: ['metadata.json:11:108 false'],
      shape: 'upload',
    },
  ],
  CP855: {
    breaks: {
      'Integrations/integration-Acme.yml': undefined,
      'ModelingRules/external-modelingrule-Acme.yml': undefined,
    },
    at: ['metadata.json'],
    shape: 'upload',
  },
};
