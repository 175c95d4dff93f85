import { marketplaceIntegration } from '../../../fixtures/marketplace-pack.js';
import { script } from '../../../fixtures/sample-pack.js';
import type { RuleSamples } from './rule-sample.js';

const metadata = 'pack_metadata.json';
const readme = 'README.md';
const yaml = 'Integrations/Acme/Acme.yml';
const reference = 'Integrations/Acme/README.md';
const help = 'Integrations/Acme/Acme_description.md';
const note = 'ReleaseNotes/1_0_1.md';
const warning = 'For development and debugging only; it may store duplicate events and exceed rate limits.';

/** The YAML with a part of it moved to the end. */
function integrationWith(moved: RegExp): string {
  const part = moved.exec(marketplaceIntegration)?.[0] ?? '';
  return marketplaceIntegration.replace(part, '') + part;
}

/** Mistakes in a pack that reviewers of the marketplace would not send back. */
export const marketplaceSamples: RuleSamples = {
  CP951: [
    {
      breaks: { [yaml]: ['id: Acme Cloud Logs', 'id: Acme Event Collector'] },
      at: [`${yaml}:2:7 Acme Event Collector`],
    },
    {
      breaks: { [yaml]: ['display: Acme Cloud Logs', 'display: AcmeEventCollector'] },
      at: [`${yaml}:5:10 AcmeEventCollector`],
    },
    {
      breaks: { [metadata]: ['"Acme Cloud"', '"Acme event-collector"'] },
      at: [`${metadata}:2:13 "Acme event-collector"`],
    },
    {
      breaks: { 'Integrations/AcmeEventCollector/README.md': '' },
      at: ['Integrations/AcmeEventCollector/README.md'],
    },
  ],
  CP952: [
    {
      breaks: { [yaml]: [` ${warning}`, ''] },
      at: [`${yaml}:62:20 Gets events.`],
      passes: {
        [yaml]: [
          warning,
          'Use it for debugging and development only: it may produce duplicates, reach API limits, or disrupt the fetch.',
        ],
      },
    },
    {
      breaks: { [yaml]: [warning, `${warning} Ask Ada.`] },
      at: [`${yaml}:62:20 Gets events. ${warning} Ask Ada.`],
    },
  ],
  CP953: [
    {
      breaks: { [yaml]: ['- name: start_time', '- name: start_date'] },
      at: [`${yaml}:61:13 acme-get-events`],
    },
    {
      breaks: { [yaml]: ['- name: event_type', '- name: types'] },
      at: [`${yaml}:61:13 acme-get-events`],
      passes: { [yaml]: ['name: log_types', 'name: regions'] },
    },
  ],
  CP954: [
    { breaks: { [yaml]: ['          type: shortText\n', ''] }, at: [`${yaml}:64:17 limit`] },
    { breaks: { [yaml]: ['type: boolean', 'type: shortText'] }, at: [`${yaml}:79:17 shortText`] },
  ],
  CP955: [
    { breaks: { [yaml]: ['  isfetchevents:xsoar: false\n', ''] }, at: [`${yaml}:58:3 isfetchevents`] },
    {
      breaks: { [yaml]: ['isfetchevents:xsoar: false', 'isfetchevents:xsoar: true'] },
      at: [`${yaml}:59:3 isfetchevents:xsoar`],
      passes: { [yaml]: ['  isfetchevents: true\n  isfetchevents:xsoar: false\n', ''] },
    },
  ],
  CP956: [
    {
      breaks: { [yaml]: ['display: Fetch Events', 'display: Fetch events'] },
      at: [`${yaml}:44:14 Fetch events`],
    },
    {
      breaks: {
        [yaml]: [
          'Whether to collect events on a schedule.\n    section: Collect',
          'Whether to collect.\n    section: Connect',
        ],
      },
      at: [`${yaml}:49:14 Connect`],
    },
  ],
  CP957: {
    breaks: {
      [yaml]: [
        'configuration:\n',
        'configuration:\n  - display: Id\n    name: id\n    type: 0\n    section: Connect\n',
      ],
    },
    at: [`${yaml}:21:11 url`],
  },
  CP958: {
    breaks: {
      [yaml]: integrationWith(/sectionorder:\n.*\n.*\n/),
    },
    at: [`${yaml}:90:1 sectionorder`],
  },
  CP959: {
    breaks: { [yaml]: ['defaultvalue: 1 minute', 'defaultvalue: 3 days'] },
    at: [`${yaml}:41:19 3 days`],
    passes: { [yaml]: ['defaultvalue: 1 minute', 'defaultvalue: 1 minute ago'] },
  },
  CP960: [
    {
      breaks: { [yaml]: ['The address of Acme Cloud.', 'Address of Acme Cloud.'] },
      at: [`${yaml}:20:21 Address of Acme Cloud.`],
    },
    { breaks: { [yaml]: ['Whether to store them.', 'The switch.'] }, at: [`${yaml}:78:24 The switch.`] },
    {
      breaks: { [yaml]: ['The id of the event.', 'Id of the event.'] },
      at: [`${yaml}:87:24 Id of the event.`],
    },
    {
      breaks: { [yaml]: ['Whether to collect events on a schedule.', 'The schedule.'] },
      at: [`${yaml}:48:21 The schedule.`],
    },
  ],
  CP961: {
    breaks: { [yaml]: ['The logs to collect.', 'The logs to collect'] },
    at: [`${yaml}:36:21 The logs to collect`],
  },
  CP962: {
    breaks: { [yaml]: ['Whether to store them.', 'Whether to store them. Default is false.'] },
    at: [`${yaml}:78:24 Whether to store them. Default is false.`],
    passes: { [yaml]: ['The maximum number of events.', 'The maximum, by default 10.'] },
  },
  CP963: {
    breaks: { [yaml]: ['    additionalinfo: The logs to collect.\n', ''] },
    at: [`${yaml}:30:11 log_types`],
    passes: { [yaml]: ['    additionalinfo: The logs to collect.\n', '    hidden: true\n'] },
  },
  CP964: [
    {
      breaks: { [yaml]: ['to fetch audit logs from Acme Cloud as events in Cortex XSIAM', 'for XSIAM'] },
      at: [`${yaml}:11:14 Use this integration for XSIAM.`],
    },
    {
      breaks: {
        [yaml]: ['Use this integration to fetch audit logs from Acme Cloud', 'Audit logs are fetched'],
      },
      at: [`${yaml}:11:14 Audit logs are fetched as events in Cortex XSIAM.`],
    },
  ],
  CP965: [
    {
      breaks: { [metadata]: ['of Acme Cloud."', 'of Acme Cloud. Has a dashboard."'] },
      at: [`${metadata}:3:20 "Collects the audit logs of Acme Cloud. Has a dashboard."`],
    },
    {
      breaks: { [metadata]: ['of Acme Cloud."', `of Acme Cloud${' and more'.repeat(15)}."`] },
      at: [`${metadata}:3:20 "Collects the audit logs of Acme Cloud${' and more'.repeat(15)}."`],
    },
  ],
  CP966: [
    {
      breaks: { [metadata]: ['    "githubUser": ["ada"],\n', ''] },
      at: [`${metadata}:1:1 {`],
      passes: { [metadata]: ['"support": "community"', '"support": "developer"'] },
    },
    { breaks: { [metadata]: ['    "created": "2026-01-02T03:04:05Z",\n', ''] }, at: [`${metadata}:1:1 {`] },
  ],
  CP967: {
    breaks: { [metadata]: ['["Acme", "Audit"]', '["Audit"]'] },
    at: [`${metadata}:14:5 "keywords"`],
    passes: { [metadata]: ['["Acme", "Audit"]', '["acme"]'] },
  },
  CP968: [
    { breaks: { [metadata]: ['"Ada"', '"Cortex XSOAR"'] }, at: [`${metadata}:6:15 "Cortex XSOAR"`] },
    { breaks: { [metadata]: ['"community"', '"xsoar"'] }, at: [`${metadata}:6:15 "Ada"`] },
  ],
  CP969: {
    breaks: { '.secrets-ignore': '# keys\nexample.com\n\n' },
    at: ['.secrets-ignore:1:1 # keys', '.secrets-ignore:3:1'],
    passes: { '.secrets-ignore': 'example.com\nexample.org' },
  },
  CP970: {
    breaks: { [readme]: ['What does this pack do?', 'What this pack does'] },
    at: [`${readme}:1:1`],
  },
  CP971: [
    {
      breaks: { [readme]: ['| Acme silence |', '| Silence |'] },
      at: ['CorrelationRules/Acme_Silence.yml:3:7 Acme silence'],
    },
    {
      breaks: { [readme]: ['| Medium |', '| SEV_030_MEDIUM |'] },
      at: ['CorrelationRules/Acme_Silence.yml:3:7 Acme silence'],
    },
  ],
  CP972: {
    breaks: { [reference]: ['| The address of Acme Cloud. |', '| |'] },
    at: [`${reference}:7:1 | Server URL | | True |`],
  },
  CP973: {
    breaks: { [help]: 'Create a key.\n\n[Documentation]: https://example.com\n' },
    at: [`${help}:3:1 [Documentation]: https://example.com`],
    passes: { [help]: 'Create a [key][Documentation].\n\n[documentation]: https://example.com\n' },
  },
  CP974: {
    breaks: { 'Integrations/Acme/Acme.js': `// TODO: more\n${script}` },
    at: ['Integrations/Acme/Acme.js:1:4 TODO'],
  },
  CP975: {
    breaks: { [note]: ['Added support for access', 'Support of access'] },
    at: [`${note}:5:1 - Support of access logs.`],
    passes: { [note]: '## Acme Cloud\n\n- Documentation and metadata improvements.\n' },
  },
  CP976: {
    breaks: { [note]: ['##### Acme', '##### New: Acme'] },
    at: [`${note}:3:1 ##### New: Acme Cloud Logs`],
  },
  CP977: [
    {
      breaks: { [note]: ['***acme-get-events***', '**acme-get-events**'] },
      at: [`${note}:7:17 acme-get-events`],
    },
    { breaks: { [note]: ['*First fetch time*', 'First fetch time'] }, at: [`${note}:6:13 First fetch time`] },
    {
      breaks: { [note]: ['*event_type*', '**event_type**'] },
      at: [`${note}:7:61 event_type`],
      passes: { [note]: ['Added support for access logs', 'Added support for the limit of Acme'] },
    },
  ],
  CP978: {
    breaks: { [note]: ['Added support for access logs', 'Improved implementation and added unit tests'] },
    at: [`${note}:5:37 unit tests`],
    passes: { [note]: ['Added support for access logs', 'Updated the message of **Test**'] },
  },
};
