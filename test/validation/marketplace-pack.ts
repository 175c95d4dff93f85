import type { PackInput } from '#src/validation/input/pack-input.js';
import { type Changes, changed, sourceFiles } from './sample-pack.js';

/* The sample pack as the reviewers of the marketplace want it. */

const metadata = `{
    "name": "Acme Cloud",
    "description": "Collects the audit logs of Acme Cloud.",
    "support": "community",
    "currentVersion": "1.0.1",
    "author": "Ada",
    "githubUser": ["ada"],
    "url": "",
    "email": "",
    "created": "2026-01-02T03:04:05Z",
    "categories": ["Network Security"],
    "tags": [],
    "useCases": ["Compliance"],
    "keywords": ["Acme", "Audit"],
    "marketplaces": ["marketplacev2", "platform"],
    "supportedModules": ["xsiam"]
}
`;

const readme = `Brings the audit logs of Acme Cloud into the dataset acme_cloud_raw.

## What does this pack do?

- Collects events.
- Raises alerts with these rules:

| Correlation rule | Description | Severity |
| --- | --- | --- |
| Acme silence | No events for an hour. | Medium |
`;

export const marketplaceIntegration = `commonfields:
  id: Acme Cloud Logs
  version: -1
name: Acme Cloud Logs
display: Acme Cloud Logs
category: Analytics & SIEM
sectionorder:
  - Connect
  - Collect
provider: Acme
description: Use this integration to fetch audit logs from Acme Cloud as events in Cortex XSIAM.
fromversion: 8.4.0
tests:
  - No tests
configuration:
  - display: Server URL
    name: url
    type: 0
    required: true
    additionalinfo: The address of Acme Cloud.
    section: Connect
  - display: User
    displaypassword: Password
    name: credentials
    type: 9
    required: true
    additionalinfo: The name and the password of the user.
    section: Connect
  - display: Log types
    name: log_types
    type: 16
    defaultvalue: Audit Logs
    options:
      - Audit Logs
      - Access Logs
    additionalinfo: The logs to collect.
    section: Collect
  - display: First fetch time
    name: first_fetch
    type: 0
    defaultvalue: 1 minute
    additionalinfo: The time at which the first fetch starts.
    section: Collect
  - display: Fetch Events
    name: isFetchEvents
    type: 8
    required: false
    additionalinfo: Whether to collect events on a schedule.
    section: Collect
  - display: Events Fetch Interval
    name: eventFetchInterval
    type: 19
    defaultvalue: '1'
    additionalinfo: The number of minutes between two fetches.
    section: Collect
script:
  type: javascript
  isfetchevents: true
  isfetchevents:xsoar: false
  commands:
    - name: acme-get-events
      description: Gets events. For development and debugging only; it may store duplicate events and exceed rate limits.
      arguments:
        - name: limit
          description: The maximum number of events.
          type: shortText
          defaultValue: '10'
        - name: start_time
          description: The time of the oldest event.
          type: shortText
        - name: end_time
          description: The time of the newest event.
          type: shortText
        - name: event_type
          description: The types of events.
          type: shortText
        - name: push
          description: Whether to store them.
          type: boolean
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

const reference = `Use this integration to fetch audit logs from Acme Cloud as events in Cortex XSIAM.

## Configure Acme Cloud Logs in Cortex

| **Parameter** | **Description** | **Required** |
| --- | --- | --- |
| Server URL | The address of Acme Cloud. | True |
| User | The name and the password of the user. | True |
| Password | The name and the password of the user. | True |
| Log types | The logs to collect. | False |
| First fetch time | The time at which the first fetch starts. | False |
| Fetch Events | Whether to collect events on a schedule. | False |
| Events Fetch Interval | The number of minutes between two fetches. | False |

## Commands

### acme-get-events

#### Base Command

\`acme-get-events\`

#### Input

There is a table in a real README.

#### Context Output

| **Path** | **Type** | **Description** |
| --- | --- | --- |
| Acme.Event.id | String | The id of the event. |

### acme-status

#### Base Command

\`acme-status\`

#### Input

There are no input arguments for this command.

#### Context Output

There is no context output for this command.
`;

const note = `#### Integrations

##### Acme Cloud Logs

- Added support for access logs.
- Added the *First fetch time* parameter.
- Updated the ***acme-get-events*** command: it takes the *event_type* argument.
`;

const files = {
  ...sourceFiles,
  'pack_metadata.json': metadata,
  'README.md': readme,
  'Integrations/Acme/Acme.yml': marketplaceIntegration,
  'Integrations/Acme/README.md': reference,
  'ReleaseNotes/1_0_1.md': note,
};

export function marketplaceInput(changes: Changes = {}): PackInput {
  return {
    label: 'Acme',
    name: 'Acme',
    container: 'folder',
    folder: '/packs/Acme',
    files: changed(files, changes),
    problems: [],
  };
}
