import type { RuleSamples } from './rule-sample.js';

const yaml = 'Integrations/Acme/Acme.yml';
const metadata = 'pack_metadata.json';

/** Parameters, commands, arguments and outputs. */
export const partSamples: RuleSamples = {
  CP401: [
    {
      breaks: { [yaml]: ['display: Use system proxy settings', 'display: Use proxy'] },
      at: [`${yaml}:49:14 Use proxy`],
    },
    {
      breaks: {
        [yaml]: [
          'name: insecure\n    type: 8\n    required: false',
          'name: insecure\n    type: 0\n    required: true\n    defaultvalue: true',
        ],
      },
      at: [`${yaml}:46:11 0`, `${yaml}:47:15 true`, `${yaml}:48:19 true`],
    },
  ],
  CP402: [
    {
      breaks: { [yaml]: ['  - display: Server URL\n    name: url', '  - name: url'] },
      at: [`${yaml}:16:11 url`],
    },
    { breaks: { [yaml]: ['    type: 0', '    type: 17'] }, at: [`${yaml}:16:14 Server URL`] },
  ],
  CP403: {
    breaks: { [yaml]: ['display: Server URL', 'display: server_url'] },
    at: [`${yaml}:16:14 server_url`],
  },
  CP404: { breaks: { [yaml]: ['display: Log types', 'display: Region'] }, at: [`${yaml}:36:14 Region`] },
  CP405: { breaks: { [yaml]: ['    name: url', '    name: API key'] }, at: [`${yaml}:17:11 API key`] },
  CP406: { breaks: { [yaml]: ['    type: 0', '    type: 7'] }, at: [`${yaml}:18:11 7`] },
  CP407: { breaks: { [yaml]: ['name: log_types', 'name: region'] }, at: [`${yaml}:37:11 region`] },
  CP408: {
    breaks: {
      [yaml]: [
        'name: isFetchEvents\n    type: 8\n    required: false',
        'name: isFetchEvents\n    type: 8\n    required: true',
      ],
    },
    at: [`${yaml}:57:15 true`],
  },
  CP409: [
    {
      breaks: { [yaml]: ['    name: url\n    type: 0', '    name: url\n    type: 4'] },
      at: [`${yaml}:18:11 4`],
    },
    {
      breaks: { [yaml]: ['    name: url\n    type: 0', '    name: api_token\n    type: 0'] },
      at: [`${yaml}:18:11 0`],
    },
  ],
  CP410: [
    {
      breaks: { [yaml]: ['  - display: User\n    displaypassword', '  - displaypassword'] },
      at: [`${yaml}:23:11 credentials`],
      passes: {
        [yaml]: [
          '  - display: User\n    displaypassword: Password',
          '  - displaypassword: Password\n    hiddenusername: true',
        ],
      },
    },
    {
      breaks: { [yaml]: ['    type: 0', '    type: 0\n    hiddenusername: true'] },
      at: [`${yaml}:19:5 hiddenusername`],
    },
    {
      breaks: { [yaml]: ['    type: 9', '    type: 9\n    hiddenusername: true\n    hiddenpassword: true'] },
      at: [`${yaml}:27:21 true`],
    },
  ],
  CP411: {
    breaks: { [yaml]: ['    type: 9', '    type: 9\n    fromlicense: key'] },
    at: [`${yaml}:26:5 fromlicense`],
  },
  CP412: [
    { breaks: { [yaml]: ["defaultvalue: 'true'", 'defaultvalue: true'] }, at: [`${yaml}:58:19 true`] },
    { breaks: { [yaml]: ["defaultvalue: 'true'", 'defaultvalue: on'] }, at: [`${yaml}:58:19 on`] },
  ],
  CP413: [
    { breaks: { [yaml]: ["defaultvalue: '1'", 'defaultvalue: 010'] }, at: [`${yaml}:63:19 010`] },
    { breaks: { [yaml]: ["defaultValue: '10'", 'defaultValue: 10'] }, at: [`${yaml}:83:25 10`] },
  ],
  CP414: {
    breaks: { [yaml]: ['https://acme', 'http://acme'] },
    at: [`${yaml}:20:19 http://acme.example.com`],
  },
  CP415: [
    { breaks: { [yaml]: ['    options:\n      - Europe\n      - America\n', ''] }, at: [`${yaml}:30:11 15`] },
    { breaks: { [yaml]: ['      - America', '      - Europe'] }, at: [`${yaml}:34:9 Europe`] },
    {
      breaks: { [yaml]: ['      - Access Logs', '      - Access, Logs'] },
      at: [`${yaml}:42:9 Access, Logs`],
    },
    { breaks: { [yaml]: ['    type: 15', '    type: 0'] }, at: [`${yaml}:32:5 options`] },
  ],
  CP416: [
    { breaks: { [yaml]: ['defaultvalue: Europe', 'defaultvalue: europe'] }, at: [`${yaml}:31:19 europe`] },
    {
      breaks: { [yaml]: ['defaultvalue: Audit Logs', 'defaultvalue: Audit Logs,Access'] },
      at: [`${yaml}:39:19 Audit Logs,Access`],
      passes: { [yaml]: ['defaultvalue: Audit Logs', 'defaultvalue: Audit Logs,Access Logs'] },
    },
  ],
  CP417: [
    { breaks: { [yaml]: ['    type: 15', '    type: 15\n    hidden: never'] }, at: [`${yaml}:31:13 never`] },
    {
      breaks: { [yaml]: ['    type: 15', '    type: 15\n    hidden: [xsoar, xsiam]'] },
      at: [`${yaml}:31:21 xsiam`],
      passes: { [yaml]: ['    type: 15', '    type: 15\n    hidden: [xsoar]'] },
    },
  ],
  CP418: {
    breaks: { [yaml]: ['    type: 15', '    type: 15\n    hidden: true'] },
    at: [`${yaml}:31:13 true`],
    passes: {
      [yaml]: [
        '  - display: User',
        '  - {display: password, name: old, type: 4, hidden: true, section: Connect}\n  - display: User',
      ],
    },
  },
  CP419: {
    breaks: {
      [metadata]: ['["marketplacev2", "platform"]', '["marketplacev2"]'],
      [yaml]: ['  isfetchevents: true', '  isfetchevents: true\n  isfetch: true'],
    },
    at: [`${yaml}:15:1 configuration`, `${yaml}:15:1 configuration`],
  },
  CP420: {
    breaks: { [yaml]: ['  isfetchevents: true', '  isfetchevents: true\n  isfetch: true'] },
    at: [`${yaml}:15:1 configuration`, `${yaml}:15:1 configuration`],
    passes: {
      [metadata]: ['"developer"', '"community"'],
      [yaml]: ['  isfetchevents: true', '  isfetchevents: true\n  isfetch: true'],
    },
  },
  CP422: {
    breaks: { [yaml]: ['name: acme-status', 'name: ip'] },
    at: [`${yaml}:15:1 configuration`],
    passes: { [yaml]: ['name: region', 'name: integrationReliability'] },
  },
  CP511: {
    breaks: {
      [yaml]: [
        'name: acme-get-events\n      description: Shows events.\n      arguments:\n        - name: limit',
        'name: ip\n      description: Shows events.\n      arguments:\n        - name: ip',
      ],
    },
    at: [`${yaml}:81:17 ip`],
  },
  CP501: {
    breaks: { [yaml]: ['name: acme-status', 'name: 1acme-status'] },
    at: [`${yaml}:96:13 1acme-status`],
  },
  CP502: {
    breaks: { [yaml]: ['name: acme-status', 'name: acme_status'] },
    at: [`${yaml}:96:13 acme_status`],
  },
  CP503: [
    {
      breaks: { [yaml]: ['name: acme-status', 'name: acme-get-events'] },
      at: [`${yaml}:96:13 acme-get-events`],
    },
    { breaks: { [yaml]: ['- name: push', '- name: limit'] }, at: [`${yaml}:85:17 limit`] },
  ],
  CP504: {
    breaks: { [yaml]: ['name: acme-status', 'name: test-module'] },
    at: [`${yaml}:96:13 test-module`],
  },
  CP505: { breaks: { [yaml]: ['arguments: []', 'arguments:'] }, at: [`${yaml}:98:7 arguments`] },
  CP506: {
    breaks: { [yaml]: ['          auto: PREDEFINED', '          default: true\n          auto: PREDEFINED'] },
    at: [`${yaml}:87:20 true`],
  },
  CP421: {
    breaks: { [yaml]: ["defaultvalue: '1'", "defaultvalue: '0'"] },
    at: [`${yaml}:63:19 '0'`],
    passes: { [yaml]: ["defaultvalue: '1'", "defaultvalue: '240'"] },
  },
  CP507: [
    {
      breaks: { [yaml]: ["            - 'true'\n", "            - 'true'\n            - 'true'\n"] },
      at: [`${yaml}:90:15 'true'`],
    },
    { breaks: { [yaml]: ['          auto: PREDEFINED\n', ''] }, at: [`${yaml}:87:11 predefined`] },
    { breaks: { [yaml]: ["defaultValue: 'false'", 'defaultValue: never'] }, at: [`${yaml}:91:25 never`] },
    {
      breaks: { [yaml]: ["          predefined:\n            - 'true'\n            - 'false'\n", ''] },
      at: [`${yaml}:87:17 PREDEFINED`],
    },
  ],
  CP508: {
    breaks: { [yaml]: ['- contextPath: Acme.Event.id\n          description', '- description'] },
    at: [`${yaml}:93:11 description: The id of the event.`],
  },
  CP509: {
    breaks: { [metadata]: ['"developer"', '"xsoar"'], [yaml]: ['Acme.Event.id', 'Acme.Event.a.b.c.d'] },
    at: [`${yaml}:93:24 Acme.Event.a.b.c.d`],
    passes: { [yaml]: ['Acme.Event.id', 'Acme.Event.a.b.c.d'] },
  },
  CP510: { breaks: { [yaml]: ['type: String', 'type: Text'] }, at: [`${yaml}:95:17 Text`] },
};
