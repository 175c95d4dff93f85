import type { RuleSample, RuleSamples } from './rule-sample.js';

const file = 'ModelingRules/Acme/Acme.xif';

/** The sample pack with other stages in its modeling rule. Line 1 is the header. */
function model(stages: string) {
  return { [file]: `[MODEL: dataset = acme_cloud_raw]\n${stages}\n` };
}

/** Stages that a rule finds something in, at these places, and stages that it does not. */
function sample(wrong: string, at: string | readonly string[], right: string): RuleSample {
  const places = typeof at === 'string' ? [at] : at;
  return { breaks: model(wrong), at: places.map((place) => `${file}:${place}`), passes: model(right) };
}

/** One field of the data model gets the value. */
const value = (expression: string) => `alter xdm.event.id = ${expression};`;

const parsing = 'ParsingRules/Acme/Acme.xif';
const correlation = 'CorrelationRules/Acme_Silence.yml';
const dashboard = 'XSIAMDashboards/Acme_Overview.json';

/** Rules about XQL wherever it stands. */
export const querySamples: RuleSamples = {
  CPT101: [
    sample('alter xdm.event.id = if(id = "a", "b";', '2:22 if(', value('if(id = "a", "b")')),
    sample(value('concat(id, "b"))'), '2:37 )', value('concat(id, "b")')),
    sample(value('coalesce(id, (SOURCE_LOG_TYPE]'), ['2:22 coalesce(', '2:51 ]'], value('coalesce(id)')),
    sample(value('concat(id, "b)'), ['2:22 concat(', '2:33 "b);'], value('concat(id, "b)")')),
    sample(`/* by id\n${value('id')}`, '2:1 ...', `/* by id */\n${value('id')}`),
    sample(value('`id'), '2:22 `id;', value('`id`')),
    {
      breaks: { [correlation]: ['in ("Audit Logs", "Access Logs")', 'in ("Audit Logs", "Access Logs"'] },
      at: [`${correlation}:18:31 (`],
    },
    {
      breaks: {
        [dashboard]: [
          '"phrase": "dataset = acme_cloud_raw | comp count()" } }] }',
          '"phrase": "dataset = acme_cloud_raw | comp count(" } }] }',
        ],
      },
      at: [`${dashboard}:8:116 count(`],
    },
  ],
  CPT102: [
    sample('filter id not ~= "^a";', '2:11 not ~=', 'filter not (id ~= "^a");'),
    {
      breaks: { [correlation]: ['SOURCE_LOG_TYPE in ("Audit Logs", "Access Logs")', 'id not ~= "^a"'] },
      at: [`${correlation}:18:15 not ~=`],
    },
  ],
  CPT103: [
    sample(String.raw`filter id ~= "a\\$b";`, String.raw`2:16 \\$`, String.raw`filter id ~= "a\$b";`),
    sample(String.raw`filter id ~= "x\\{y";`, String.raw`2:16 \\{`, String.raw`filter id ~= "C:\\{2}x\\$";`),
  ],
  CPT104: [
    sample(
      String.raw`filter id ~= "\\d+";`,
      String.raw`2:15 \\d`,
      String.raw`filter id ~= "\d+ C:\\windows\\[a]";`,
    ),
    sample(
      value(String.raw`arrayindex(regextract(id, "a\\s*(b)"), 0)`),
      String.raw`2:50 \\s`,
      value(String.raw`arrayindex(regextract(id, "a\s*(b)"), 0)`),
    ),
  ],
  CPT105: [
    sample('filter id ~= "a(?=b)";', '2:16 (?=', 'filter id ~= "a(?:b)";'),
    sample('filter id ~= "(?<!a)b";', '2:15 (?<!', String.raw`filter id ~= "[(?<!]\(?=b";`),
    { breaks: { [parsing]: ['filter id != null', 'filter id ~= "(?!a)"'] }, at: [`${parsing}:2:15 (?!`] },
  ],
  CPT106: sample(value('coalesc(id)'), '2:22 coalesc', value('some_new_function(id)')),
  CPT107: {
    breaks: { [correlation]: ['| filter', '| filtr'] },
    at: [`${correlation}:18:5 filtr`],
    passes: {
      [correlation]: ['| filter SOURCE_LOG_TYPE in ("Audit Logs", "Access Logs")', '| windowcomp x'],
    },
  },
  CPT109: [
    sample(
      'alter xdm.event.id = id xdm.event.type = SOURCE_LOG_TYPE;',
      '2:25 xdm.event.type',
      'alter xdm.event.id = id, xdm.event.type = SOURCE_LOG_TYPE;',
    ),
    {
      breaks: { [correlation]: ['| filter', 'filter'] },
      at: [`${correlation}:18:3 filter`],
    },
    {
      breaks: { [correlation]: ['"Audit Logs", "Access Logs"', '"Audit Logs" "Access Logs"'] },
      at: [`${correlation}:18:45 "Access Logs"`],
    },
  ],
};

const readme = 'Integrations/Acme/README.md';
const documented = '| filter SOURCE_LOG_TYPE = "Audit Logs"';

export const documentQuerySamples: RuleSamples = {
  CPT108: [
    {
      breaks: { [readme]: [documented, '| filter (SOURCE_LOG_TYPE = "Audit Logs"'] },
      at: [`${readme}:65:10 (`],
      passes: { [readme]: ['dataset = acme_cloud_raw\n| filter', 'some text (of the log'] },
    },
    {
      breaks: { [readme]: [documented, '| filter id not ~= "a(?=b)"'] },
      at: [`${readme}:65:13 not ~=`, `${readme}:65:22 (?=`],
    },
    {
      breaks: {
        [readme]: ['dataset acme_cloud_raw.', 'dataset `dataset = acme_cloud_raw | filter lowercase(id`.'],
      },
      at: [`${readme}:61:66 lowercase(`],
    },
  ],
};

export const modelingRuleSamples: RuleSamples = {
  CPT201: [
    sample('filter id != null\n| fields id;', '3:3 fields', 'filter id != null\n| alter xdm.event.id = id;'),
    sample(`dedup id\n| ${value('id')}`, '2:1 dedup', `call acme\n| ${value('id')}`),
    sample(
      `filter id != null\n| config case_sensitive = true\n| ${value('id')}`,
      '3:3 config',
      `config case_sensitive = true\n| filter id != null\n| ${value('id')}`,
    ),
    sample(`config timeframe = 1h\n| ${value('id')}`, '2:1 config', value('id')),
  ],
  CPT202: [
    sample(`filter id != null\n${value('id')}`, '3:1 alter', `filter id != null;\n${value('id')}`),
    sample(
      `alter xdm.event.id = id\nfilter id = "a";`,
      '3:1 filter',
      `alter xdm.event.id = id;\nfilter id = "a";`,
    ),
  ],
  CPT203: [
    sample('alter xdm.event.id = id,;', '2:24 ,', value('id')),
    sample(`alter a = id,\n| ${value('a')}`, '2:13 ,', `alter a = id\n| ${value('a')}`),
  ],
  CPT204: [
    sample(value('to_string(1 + 2)'), '2:34 +', value('to_string(add(1, -2))')),
    sample(value('concat("a" + id)'), '2:33 +', value('concat("a", id -> event-type)')),
    sample(value('to_integer(id) * 2'), '2:37 *', value('multiply(to_integer(id), 2)')),
  ],
  CPT205: [
    sample(
      value('if(id != null and SOURCE_LOG_TYPE != null, id)'),
      '2:25 id != null and SOURCE_LOG_TYPE != null',
      value('if(id != null and id != "", if(SOURCE_LOG_TYPE != null, id))'),
    ),
    sample(
      value('if((id = null) or (SOURCE_LOG_TYPE = null), "a")'),
      '2:25 (id = null) or (SOURCE_LOG_TYPE = null',
      value('if((id = null), "a", (SOURCE_LOG_TYPE = null), "b")'),
    ),
  ],
  CPT206: [
    sample(value('if(id = true, "a")'), '2:25 id = true', value('if(to_boolean(id) = true, "a")')),
    sample('filter id != false;', '2:8 id != false', 'filter id != "false" and allowed = true;'),
  ],
  CPT207: sample(value('id -> a -> b'), '2:25 -> a ->', value('coalesce(id -> a, id -> a.b)')),
  CPT208: sample('alter _time = id;', '2:7 _time', 'filter _time != null;'),
  CPT209: [
    sample(
      value('arrayindex(regextract(id, "(a)(b)"), 0)'),
      '2:52 (',
      value('arrayindex(regextract(id, "(a)(?:b)"), 0)'),
    ),
    sample(
      value('arrayindex(regextract(id, "(a|(?P<n>b))"), 0)'),
      '2:52 (?P<n>',
      value(String.raw`arrayindex(regextract(id, "([(]a\()"), 0)`),
    ),
  ],
  CPT210: {
    breaks: { [parsing]: ['no_hit=keep', 'no_hit=keep, content_id="acme"'] },
    at: [`${parsing}:1:87 content_id`],
    passes: {
      [parsing]: [
        'filter id != null;',
        'filter id != null;\n[EXTEND:acme, content_id="Acme"]\nfilter id != null;',
      ],
    },
  },
  CPT211: [
    sample(`alter a = id\n| ${value('id')}`, '2:7 a', `alter a = id\n| ${value('a')}`),
    sample(
      `alter a = id, b = a\n| alter c = b\n| ${value('id')}`,
      ['2:7 a', '3:9 c'],
      `alter a = id\n| filter a != ""\n| ${value('id')}`,
    ),
    sample(`alter a = id;\n${value('a')}`, '2:7 a', `alter a = id\n| call acme\n| ${value('id')}`),
    {
      ...sample('alter XDM_Auth_type = id;', '2:7 XDM_Auth_type', value('id')),
      passes: {
        [file]: '[MODEL: dataset = acme_cloud_raw, model = Auth]\nalter XDM_Auth_type = id, a = id;\n',
      },
    },
  ],
  CPT212: [
    sample(
      `alter a = id\n| ${value('concat("x", a)')}`,
      '2:7 a',
      `alter a = id\n| ${value('concat("x", lowercase(a))')}`,
    ),
    sample(
      `alter a = id\n| ${value('arraystring(a, ",")')}`,
      '2:7 a',
      `alter a = id\n| alter xdm.event.id = a, xdm.event.type = concat("x", a);`,
    ),
  ],
  CPT213: sample(
    `alter a = id, b = a\n| ${value('coalesce(a, b)')}`,
    '2:19 a',
    `alter a = id, id = lowercase(id)\n| alter b = a\n| ${value('coalesce(a, b)')}`,
  ),
  CPT214: [
    sample(value('target'), '2:22 target', value('`target`')),
    sample(
      'filter tag = "a" and config != null;',
      ['2:8 tag', '2:22 config'],
      'filter `tag` = "a" and id in ("a") and not id in ("b");',
    ),
    sample(value('coalesce(id, fields)'), '2:35 fields', value('coalesce(timestamp, dst, out, id -> table)')),
    sample(value('if(view = "x", in)'), ['2:25 view', '2:37 in'], `alter view = id\n| ${value('`view`')}`),
  ],
  CPT215: [
    sample(
      'alter xdm.source.host.ipv4_addresses = "192.0.2.1";',
      '2:40 "192.0.2.1"',
      'alter xdm.source.host.ipv4_addresses = arraycreate("192.0.2.1");',
    ),
    sample(
      'alter xdm.event.tags = if(id = "a", lowercase(id));',
      '2:24 if(id = "a", lowercase(id))',
      'alter xdm.event.tags = if(id = "a", arraycreate(XDM_CONST.EVENT_TAG_VPN));',
    ),
    sample(
      'alter a = to_string(id)\n| alter xdm.source.user.groups = a;',
      '3:34 a',
      'alter a = split(id, ",")\n| alter xdm.source.user.groups = a;',
    ),
    sample(
      'alter xdm.event.tags = XDM_CONST.EVENT_TAG_VPN;',
      '2:24 XDM_CONST.EVENT_TAG_VPN',
      'alter xdm.event.tags = arraycreate(XDM_CONST.EVENT_TAG_VPN);',
    ),
    sample('alter xdm.source.user.groups = id;', '2:32 id', 'alter xdm.source.user.groups = id -> groups[];'),
  ],
  CPT216: sample(value('idd'), '2:22 idd', value('coalesce(id, _raw_log)')),
  CPT221: [
    sample(
      'alter xdm.source.user.email = id;',
      '2:7 xdm.source.user.email',
      'alter xdm.source.user.upn = id;',
    ),
    sample(
      'alter xdm.network.http.user_agent = id;',
      '2:7 xdm.network.http.user_agent',
      'alter xdm.source.user_agent = id;',
    ),
    sample(
      'alter xdm.cloud.provider = id;',
      '2:7 xdm.cloud.provider',
      'alter xdm.source.cloud.provider = id;',
    ),
    sample(
      'alter xdm.event.start_time = id;',
      '2:7 xdm.event.start_time',
      'alter xdm.event.duration = to_integer(id);',
    ),
    sample(
      'alter xdm.network.direction = id;',
      '2:7 xdm.network.direction',
      'alter xdm.event.operation_sub_type = id;',
    ),
    sample(
      'alter xdm.source.process.parent_process.name = id;',
      '2:7 xdm.source.process.parent_process.name',
      'alter xdm.source.process.parent_id = id;',
    ),
    {
      breaks: {
        [correlation]: [
          'dataset = acme_cloud_raw\n  | filter SOURCE_LOG_TYPE in ("Audit Logs", "Access Logs")',
          'datamodel dataset = acme_cloud_raw | filter xdm.network.direction = "in"',
        ],
      },
      at: [`${correlation}:17:47 xdm.network.direction`],
    },
  ],
  CPT222: sample(
    'alter xdm.source.cloud.source_type = id;',
    '2:7 xdm.source.cloud.source_type',
    'filter xdm.source.cloud.source_type = "a";',
  ),
  CPT223: sample('alter xdm.email.subject = id;', '2:7 xdm.email.subject', value('id')),
  CPT224: sample(
    'alter xdm.event.idd = id;',
    '2:7 xdm.event.idd',
    'alter xdm.source.identity.groups = arraycreate(id);',
  ),
  CPT225: [
    sample(
      value('XDM_CONST.LOG_LEVEL_DEBUG'),
      '2:22 XDM_CONST.LOG_LEVEL_DEBUG',
      value('XDM_CONST.LOG_LEVEL_NOTICE'),
    ),
    sample(
      value('XDM_CONST.OUTCOME_FAILURE'),
      '2:22 XDM_CONST.OUTCOME_FAILURE',
      value('XDM_CONST.OUTCOME_FAILED'),
    ),
    sample(
      value('XDM_CONST.EVENT_TAG_VIRTUALIZATION'),
      '2:22 XDM_CONST.EVENT_TAG_VIRTUALIZATION',
      value('XDM_CONST.EVENT_TAG_SAAS'),
    ),
    sample(
      value('XDM_CONST.USER_TYPE_ADMIN'),
      '2:22 XDM_CONST.USER_TYPE_ADMIN',
      value('"XDM_CONST.USER_TYPE_ADMIN"'),
    ),
    sample(
      value('XDM_CONST.PRIVILEGE_LEVEL_ROOT'),
      '2:22 XDM_CONST.PRIVILEGE_LEVEL_ROOT',
      value('XDM_CONST.PRIVILEGE_LEVEL_ADMIN'),
    ),
    sample(
      value('XDM_CONST.IDENTITY_TYPE_HUMAN'),
      '2:22 XDM_CONST.IDENTITY_TYPE_HUMAN',
      value('XDM_CONST.IDENTITY_TYPE_USER'),
    ),
    sample(
      value('XDM_CONST.HTTP_METHOD_FETCH'),
      '2:22 XDM_CONST.HTTP_METHOD_FETCH',
      value('XDM_CONST.HTTP_METHOD_PROPFIND'),
    ),
  ],
  CPT226: [
    sample(
      value('XDM_CONST.IP_PROTOCOL_QUIC'),
      '2:22 XDM_CONST.IP_PROTOCOL_QUIC',
      value('XDM_CONST.IP_PROTOCOL_3PC'),
    ),
    sample(value('XDM_CONST.MOOD_GOOD'), '2:22 XDM_CONST.MOOD_GOOD', value('XDM_CONST.DNS_RECORD_TYPE_AAAA')),
  ],
  CPT227: [
    sample('alter xdm.auth.service = "SAML";', '2:26 "SAML"', 'alter xdm.auth.service = "IDP";'),
    sample(
      'alter xdm.auth.service = if(id = "a", "SP", "okta");',
      '2:45 "okta"',
      'alter xdm.auth.service = if(id = "okta", "SP", "IDP");',
    ),
  ],
  CPT229: sample(
    'alter xdm.event.tags = arraycreate(XDM_CONST.EVENT_TAG_AUTHENTICATION);',
    '2:36 XDM_CONST.EVENT_TAG_AUTHENTICATION',
    'alter xdm.event.tags = arraycreate(XDM_CONST.EVENT_TAG_NETWORK);',
  ),
  CPT228: {
    breaks: model('alter xdm.source.identity.upn = id;'),
    at: [`${file}:2:7 xdm.source.identity.upn`],
    passes: {
      ...model('alter xdm.source.identity.upn = id;'),
      'ModelingRules/Acme/Acme.yml': ['8.4.0', '8.15.0'],
    },
  },
};
