import { readFileSync } from 'node:fs';
import { zipSync } from 'fflate';
import type { PackInput } from '#src/validation/input/pack-input.js';

/*
 * A small pack that keeps every rule, with an item of each kind. A test changes one thing in it and looks at what is
 * found.
 */

export const logo = new Uint8Array(readFileSync(new URL('../../pack/logo.png', import.meta.url)));

const metadata = `{
    "name": "Acme Cloud",
    "description": "Collects the audit logs of Acme Cloud.",
    "support": "developer",
    "currentVersion": "1.0.1",
    "author": "Ada",
    "url": "https://github.com/ada/acme/issues",
    "email": "ada@example.com",
    "created": "2026-01-02T03:04:05Z",
    "categories": ["Network Security"],
    "tags": ["marketplacev2:Data Source"],
    "useCases": ["Compliance"],
    "keywords": ["acme"],
    "marketplaces": ["marketplacev2", "platform"],
    "supportedModules": ["xsiam"]
}
`;

export const integration = `commonfields:
  id: Acme Cloud Logs
  version: -1
name: Acme Cloud Logs
display: Acme Cloud Logs
category: Analytics & SIEM
provider: Acme
description: Collects audit logs.
fromversion: 8.4.0
tests:
  - No tests
sectionorder:
  - Connect
  - Collect
configuration:
  - display: Server URL
    name: url
    type: 0
    required: true
    defaultvalue: https://acme.example.com
    section: Connect
  - display: User
    displaypassword: Password
    name: credentials
    type: 9
    required: true
    section: Connect
  - display: Region
    name: region
    type: 15
    defaultvalue: Europe
    options:
      - Europe
      - America
    section: Connect
  - display: Log types
    name: log_types
    type: 16
    defaultvalue: Audit Logs
    options:
      - Audit Logs
      - Access Logs
    section: Collect
  - display: Trust any certificate (not secure)
    name: insecure
    type: 8
    required: false
    section: Connect
  - display: Use system proxy settings
    name: proxy
    type: 8
    required: false
    section: Connect
  - display: Fetch Events
    name: isFetchEvents
    type: 8
    required: false
    defaultvalue: 'true'
    section: Collect
  - display: Events Fetch Interval
    name: eventFetchInterval
    type: 19
    defaultvalue: '1'
    section: Collect
triggers:
  - conditions:
      - name: region
        operator: equal
        value: America
    effects:
      - name: url
        action:
          hidden: false
script:
  type: javascript
  isfetchevents: true
  commands:
    - name: acme-get-events
      description: Shows events.
      arguments:
        - name: limit
          description: How many.
          defaultValue: '10'
          default: true
        - name: push
          description: Whether to store them.
          auto: PREDEFINED
          predefined:
            - 'true'
            - 'false'
          defaultValue: 'false'
      outputs:
        - contextPath: Acme.Event.id
          description: The id of the event.
          type: String
    - name: acme-status
      description: Tells the state.
      arguments: []
  script: '-'
`;

export const script = `var integration = (function () {
    'use strict';
    var answers = {
        'test-module': function () { return 'ok'; },
        'fetch-events': function () { return { SOURCE_LOG_TYPE: 'Audit Logs' }; },
        'acme-get-events': function () { return { SOURCE_LOG_TYPE: 'Access Logs' }; },
        'acme-status': function () { return /^[a-z]+$/.test(String(params.url)); }
    };
    return { run: function () { return answers[command](); } };
}());
return integration.run();
`;

const readme = `Collects audit logs of Acme Cloud.

## Configure Acme Cloud Logs in Cortex

| **Parameter** | **Description** | **Required** |
| --- | --- | --- |
| Server URL |  | True |
| User |  | True |
| Password |  | True |
| Region |  | False |
| Log types |  | False |
| Trust any certificate (not secure) |  | False |
| Use system proxy settings |  | False |
| Fetch Events |  | False |
| Events Fetch Interval |  | False |

## Commands

### acme-get-events

***
Shows events.

#### Base Command

\`acme-get-events\`

#### Input

| **Argument Name** | **Description** | **Required** |
| --- | --- | --- |
| limit | How many. Default is 10. | Optional |
| push | Whether to store them. | Optional |

#### Context Output

| **Path** | **Type** | **Description** |
| --- | --- | --- |
| Acme.Event.id | String | The id of the event. |

### acme-status

***
Tells the state.

#### Base Command

\`acme-status\`

#### Input

There are no input arguments for this command.

#### Context Output

There is no context output for this command.

## Known Limitations

![the form](doc_files/form.png)
The events are in the dataset acme_cloud_raw.

\`\`\`
dataset = acme_cloud_raw
| filter SOURCE_LOG_TYPE = "Audit Logs"
\`\`\`
`;

const dashboard = `{
  "dashboards_data": [
    {
      "id": "acme_overview",
      "name": "Acme Overview",
      "description": "Events by type.",
      "status": "ENABLED",
      "layout": [{ "id": "row-1", "data": [{ "key": "events", "data": { "phrase": "dataset = acme_cloud_raw | comp count()" } }] }]
    }
  ],
  "widgets_data": [
    { "widget_key": "events", "title": "Events", "data": { "phrase": "dataset = acme_cloud_raw | comp count()" } }
  ],
  "fromVersion": "8.4.0"
}
`;

const correlationRule = `fromversion: 8.4.0
global_rule_id: 1b4e28ba-2fa1-11d2-883f-0016d3cca427
name: Acme silence
alert_name: Acme is silent
description: No events of Acme for an hour.
alert_description: No events.
alert_category: TAMPERING
alert_fields: null
dataset: alerts
drilldown_query_timeframe: ALERT
execution_mode: SCHEDULED
crontab: '*/10 * * * *'
search_window: 1 hours
severity: SEV_030_MEDIUM
suppression_enabled: false
xql_query: |
  dataset = acme_cloud_raw
  | filter SOURCE_LOG_TYPE in ("Audit Logs", "Access Logs")
`;

export const sourceFiles: { readonly [path: string]: string | Uint8Array } = {
  'pack_metadata.json': metadata,
  'README.md': 'Collects the audit logs of Acme Cloud into the dataset acme_cloud_raw.\n',
  '.pack-ignore': '[file:Acme.yml]\nignore=BA101\n',
  '.secrets-ignore': '',
  'Integrations/Acme/Acme.yml': integration,
  'Integrations/Acme/Acme.js': script,
  'Integrations/Acme/Acme_image.png': logo,
  'Integrations/Acme/Acme_description.md': 'Create a key at <~XSIAM>Acme</~XSIAM>.\n',
  'Integrations/Acme/README.md': readme,
  'ModelingRules/Acme/Acme.yml':
    "fromversion: 8.4.0\nid: Acme_ModelingRule\nname: Acme Modeling Rule\nrules: ''\nschema: ''\ntags: ''\n",
  'ModelingRules/Acme/Acme.xif':
    '[MODEL: dataset = acme_cloud_raw]\n// by type\nfilter SOURCE_LOG_TYPE = "Audit Logs"\n| alter xdm.event.id = id;\n',
  'ModelingRules/Acme/Acme_schema.json':
    '{\n  "acme_cloud_raw": {\n    "id": { "type": "string", "is_array": false },\n    "SOURCE_LOG_TYPE": { "type": "string", "is_array": false }\n  }\n}\n',
  'ParsingRules/Acme/Acme.yml':
    "fromversion: 8.4.0\nid: Acme_ParsingRule\nname: Acme Parsing Rule\nrules: ''\nsamples: ''\ntags: []\n",
  'ParsingRules/Acme/Acme.xif':
    '[INGEST:vendor="Acme", product="Cloud", target_dataset="acme_cloud_raw", no_hit=keep]\nfilter id != null;\n',
  'XSIAMDashboards/Acme_Overview.json': dashboard,
  'CorrelationRules/Acme_Silence.yml': correlationRule,
  'ReleaseNotes/1_0_1.md': '#### Integrations\n\n##### Acme Cloud Logs\n\n- Added support for access logs.\n',
  'ReleaseNotes/1_0_1.json': '{ "breakingChanges": false }\n',
  'doc_files/form.png': logo,
};

const uploadIntegration = integration
  .replace('display: Acme Cloud Logs', 'display: Acme Cloud Logs (Developer Contribution)')
  .replace("  script: '-'\n", `  script: |\n${indented(script, 4)}`)
  .concat(
    `detaileddescription: |\n  ### Developer Contributed Integration\n  ***\n  Create a key.\nimage: data:image/png;base64,${Buffer.from(logo).toString('base64')}\n`,
  );

function indented(text: string, blanks: number): string {
  return text.replace(/^(?=.)/gm, ' '.repeat(blanks));
}

/** The same pack as a tenant installs it. */
export const uploadFiles: { readonly [path: string]: string | Uint8Array } = {
  'pack_metadata.json': metadata,
  'README.md': 'Collects the audit logs of Acme Cloud into the dataset acme_cloud_raw.\n',
  'metadata.json': `{
    "id": "Acme",
    "name": "Acme Cloud",
    "description": "Collects the audit logs of Acme Cloud.",
    "support": "developer",
    "currentVersion": "1.0.1",
    "author": "Ada",
    "marketplaces": ["marketplacev2", "platform"],
    "contentItems": {
        "integration": [
            { "id": "Acme Cloud Logs", "name": "Acme Cloud Logs", "fromversion": "8.4.0", "isfetchevents": true }
        ],
        "modelingrule": [{ "id": "Acme_ModelingRule", "name": "Acme Modeling Rule", "fromversion": "8.4.0" }]
    }
}
`,
  'Integrations/integration-Acme.yml': uploadIntegration,
  'ModelingRules/external-modelingrule-Acme.yml':
    'fromversion: 8.4.0\nid: Acme_ModelingRule\nname: Acme Modeling Rule\nrules: |\n  [MODEL: dataset = acme_cloud_raw]\n  filter SOURCE_LOG_TYPE = "Audit Logs"\n  | alter xdm.event.id = id;\nschema: \'{"acme_cloud_raw": {"id": {"type": "string", "is_array": false}, "SOURCE_LOG_TYPE": {"type": "string", "is_array": false}}}\'\ntags: \'\'\n',
  'ReleaseNotes/1_0_1.md': '#### Integrations\n\n##### Acme Cloud Logs\n\n- Added support for access logs.\n',
};

/** What a test does to a file: new contents, a replacement of a text in it, or undefined to leave it out. */
export type Change = string | Uint8Array | readonly [from: string, to: string] | undefined;

export type Changes = { readonly [path: string]: Change };

export function changed(
  files: { readonly [path: string]: string | Uint8Array },
  changes: Changes,
): Map<string, Uint8Array> {
  const result = new Map(Object.entries(files).map(([path, content]) => [path, bytesOf(content)]));
  for (const [path, change] of Object.entries(changes)) {
    if (change === undefined) result.delete(path);
    else if (typeof change === 'string' || change instanceof Uint8Array) result.set(path, bytesOf(change));
    else result.set(path, bytesOf(replaced(files[path], change)));
  }
  return result;
}

function replaced(content: string | Uint8Array | undefined, [from, to]: readonly [string, string]): string {
  if (typeof content !== 'string' || !content.includes(from)) throw new Error(`The sample has no "${from}".`);
  return content.replace(from, () => to);
}

function bytesOf(content: string | Uint8Array): Uint8Array {
  return typeof content === 'string' ? new TextEncoder().encode(content) : content;
}

export function sourceInput(changes: Changes = {}, label = 'Acme'): PackInput {
  return {
    label,
    name: label,
    container: 'folder',
    folder: `/packs/${label}`,
    files: changed(sourceFiles, changes),
    problems: [],
  };
}

export function uploadInput(changes: Changes = {}): PackInput {
  return {
    label: 'Acme.zip',
    name: 'Acme',
    container: 'zip',
    files: changed(uploadFiles, changes),
    problems: [],
  };
}

export function uploadZip(changes: Changes = {}): Uint8Array {
  return zipSync(Object.fromEntries(changed(uploadFiles, changes)));
}
