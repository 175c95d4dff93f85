import { type Change, sourceFiles } from '../../../fixtures/sample-pack.js';
import type { RuleSample, RuleSamples } from './rule-sample.js';

const file = 'CorrelationRules/Acme_Silence.yml';
const dashboard = 'XSIAMDashboards/Acme_Overview.json';
const query = '  dataset = acme_cloud_raw\n  | filter SOURCE_LOG_TYPE in ("Audit Logs", "Access Logs")\n';

/** What a tenant writes into a rule that it exports. */
export const exported =
  'rule_id: 0\nis_enabled: true\ntimezone: null\naction: ALERTS\nalert_domain: DOMAIN_SECURITY\nalert_type: null\nlookup_mapping: []\nsimple_schedule: 10 minutes';

function change(from: string, to: string): { readonly [path: string]: Change } {
  return { [file]: [from, to] };
}

/** A key of the sample rule gets a wrong value, and a right one. */
function sample(from: string, wrong: string, at: string | readonly string[], right: string): RuleSample {
  const places = typeof at === 'string' ? [at] : at;
  return {
    breaks: change(from, wrong),
    at: places.map((place) => `${file}:${place}`),
    passes: change(from, right),
  };
}

const category = 'alert_category: TAMPERING';
const scheduled = "execution_mode: SCHEDULED\ncrontab: '*/10 * * * *'\nsearch_window: 1 hours";
const drilldown = 'drilldown_query_timeframe: ALERT';
const rest = 'severity: SEV_030_MEDIUM\nsuppression_enabled: false\nxql_query: |\n';
const realTime = (lines: string) => `execution_mode: REAL_TIME\n${rest}${lines}`;
const whole = `${scheduled}\n${rest}${query}`;

/** The sample rule with a field of an alert, and a query that gives the columns `events` and `country`. */
function withField(column: string): string {
  return String(sourceFiles[file])
    .replace('alert_fields: null', `alert_fields:\n  hostname: ${column}`)
    .concat('  | comp count() as events by id as country\n');
}

/** The sample rule with the columns by which its issues are suppressed. */
function withSuppression(columns: string): string {
  return withField('country').concat(`suppression_fields: ${columns}\n`);
}

export const correlationRuleSamples: RuleSamples = {
  CPT301: [
    sample(category, 'alert_category: DEFENSE_EVASION', '7:17 DEFENSE_EVASION', 'alert_category: EVASION'),
    sample(category, 'alert_category: INITIAL_ACCESS', '7:17 INITIAL_ACCESS', 'alert_category: INFILTRATION'),
    sample(category, 'alert_category: credential_access', '7:17 credential_access', 'alert_category: OTHER'),
    sample(category, 'alert_category: User defined', '7:17 User defined', 'alert_category: User Defined'),
    sample(
      category,
      'alert_category: INGESTION\nalert_domain: DOMAIN_SECURITY',
      '7:17 INGESTION',
      'alert_category: INGESTION\nalert_domain: DOMAIN_HEALTH',
    ),
  ],
  CPT302: sample(category, 'alert_category: OTHER', '7:17 OTHER', 'alert_category: DISCOVERY'),
  CPT303: sample(
    category,
    'alert_category: User Defined',
    '7:17 User Defined',
    'alert_category: User Defined\nuser_defined_category: Silence',
  ),
  CPT304: sample(
    'suppression_enabled: false',
    'suppression_enabled: true\nsuppression_fields: id',
    '16:21 id',
    'suppression_enabled: true\nsuppression_fields: [id]',
  ),
  CPT305: sample(
    drilldown,
    'drilldown_query_timeframe: ISSUE',
    '10:28 ISSUE',
    'drilldown_query_timeframe: QUERY',
  ),
  CPT306: sample(
    drilldown,
    `${drilldown}\nmapping_strategy: Custom`,
    '11:19 Custom',
    `${drilldown}\nmapping_strategy: AUTO`,
  ),
  CPT307: [
    sample('name: Acme silence', 'name: Acme \u2013 silence', '3:12 \u2013', 'name: Acme - silence'),
    sample(
      'xql_query: |\n',
      'xql_query: |\n  // \u2192 only\n',
      '17:6 \u2192',
      'xql_query: |\n  // -> only\n',
    ),
  ],
  CPT308: [
    sample('name: Acme silence', 'id: acme\nname: Acme silence', '3:1 id', 'name: Acme silence'),
    sample('name: Acme silence', 'ruleid: 7\nname: Acme silence', '3:1 ruleid', 'name: Acme silence'),
    sample('name: Acme silence', 'rule_id: 0\nname: Acme silence', '3:1 rule_id', 'name: Acme silence'),
  ],
  CPT309: [
    sample(
      drilldown,
      `${drilldown}\nmitre_defs: {Impact: [T1486]}`,
      '11:14 Impact',
      `${drilldown}\nmitre_defs: {TA0040 - Impact: [T1486]}`,
    ),
    sample(
      drilldown,
      `${drilldown}\nmitre_defs: {TA0040: []}`,
      '11:14 TA0040',
      `${drilldown}\nmitre_defs: {}`,
    ),
    sample(
      drilldown,
      `${drilldown}\nmitre_defs: [TA0040]`,
      '11:1 mitre_defs',
      `${drilldown}\nmitre_defs: null`,
    ),
  ],
  CPT310: [
    sample(
      'alert_fields: null',
      'alert_fields:\n  mitre_tactic_id: id',
      '9:3 mitre_tactic_id',
      'alert_fields:\n  mitretacticid: id',
    ),
    sample(
      'alert_fields: null',
      'alert_fields:\n  mitretechnique: id',
      '9:3 mitretechnique',
      'alert_fields:\n  acme_mitre_note: id',
    ),
  ],
  CPT311: sample(
    'search_window: 1 hours',
    'search_window: 5 minutes',
    '13:16 5 minutes',
    'search_window: 10 minutes',
  ),
  CPT331: [
    sample(
      'search_window: 1 hours',
      'search_window: 20 bananas',
      '13:16 20 bananas',
      'search_window: 90 minutes',
    ),
    sample(
      'suppression_enabled: false',
      'suppression_enabled: false\nsuppression_duration: soon',
      '16:23 soon',
      'suppression_enabled: false\nsuppression_duration: 1 hours',
    ),
  ],
  CPT316: [
    sample(
      "crontab: '*/10 * * * *'",
      "crontab: '0 * * * MON'",
      "12:10 '0 * * * MON'",
      "crontab: '0 * * * 1-5'",
    ),
    sample(
      "crontab: '*/10 * * * *'",
      "crontab: '75 * * * *'",
      "12:10 '75 * * * *'",
      "crontab: '15,45 * * * *'",
    ),
  ],
  CPT317: [
    sample(
      'search_window: 1 hours',
      'search_window: 5 minutes',
      '13:16 5 minutes',
      'search_window: 10 minutes',
    ),
    sample("crontab: '*/10 * * * *'", "crontab: '0 */2 * * *'", '13:16 1 hours', "crontab: '0 * * * *'"),
  ],
  CPT312: sample(
    'name: Acme silence',
    "name: '[Acme] silence'",
    "3:7 '[Acme] silence'",
    'name: Acme (silence)',
  ),
  CPT313: sample(
    drilldown,
    `${drilldown}\nsimple_schedule: 10 minutes`,
    '11:1 simple_schedule',
    `${drilldown}\nsimple_schedule: null`,
  ),
  CPT314: sample(
    "crontab: '*/10 * * * *'",
    "crontab: '*/10 * *'",
    "12:10 '*/10 * *'",
    "crontab: '0 8 * * MON'",
  ),
  CPT315: [
    sample(
      drilldown,
      `${drilldown}\nmitre_defs: {TA9999 - Sabotage: [T1486]}`,
      '11:14 TA9999 - Sabotage',
      `${drilldown}\nmitre_defs: {TA0040: [T1486]}`,
    ),
  ],
  CPT321: [
    sample(
      whole,
      realTime(query),
      '15:13 acme_cloud_raw',
      realTime('  dataset = panw_ngfw_traffic_raw | filter x = 1\n'),
    ),
    sample(
      whole,
      realTime('  config timeframe = 1h | dataset = other_vendor_raw | filter a = 1\n'),
      '15:37 other_vendor_raw',
      // The documentation names the data model.
      realTime('  datamodel dataset = acme_cloud_raw | filter xdm.event.id != null\n'),
    ),
    sample(
      whole,
      realTime('  dataset in (acme_cloud_raw, "other_vendor_raw", alerts) | filter id = 1\n'),
      ['15:15 acme_cloud_raw', '15:32 other_vendor_raw'],
      realTime('  dataset in (alerts, xdr_data) | filter id = 1\n'),
    ),
  ],
  CPT322: [
    sample(
      whole,
      realTime('  dataset = xdr_data | filter a = 1 | join type = left (dataset = x) as x x.a = a\n'),
      '15:39 join',
      whole,
    ),
    sample(
      whole,
      realTime('  config case_sensitive = false | dataset = xdr_data | filter a = 1\n'),
      '15:3 config case_sensitive = false',
      realTime('  config timeframe = 1h | dataset = xdr_data | filter a = 1\n'),
    ),
    sample(
      whole,
      realTime('  dataset = xdr_data | filter a = 1 | comp count() as n by a\n'),
      '15:39 comp',
      realTime('  preset = xdr_process | filter a = 1 | alter b = a | fields b\n'),
    ),
    sample(
      whole,
      realTime('  dataset = xdr_data | filter parse_epoch("%F", a) > 1\n'),
      '15:31 parse_epoch',
      realTime('  dataset = xdr_data | filter parse_timestamp("%F", a) != null\n'),
    ),
    sample(
      whole,
      realTime('  dataset = xdr_data | fields a\n'),
      '15:3 dataset = xdr_data',
      realTime('  dataset = xdr_data | fields a | filter a = 1\n'),
    ),
  ],
  CPT334: sample(
    'severity: SEV_030_MEDIUM',
    'severity: SEV_050_CRITICAL',
    '14:11 SEV_050_CRITICAL',
    'severity: SEV_040_HIGH',
  ),
  CPT332: [
    sample(query, `${query}  | top 5 id\n`, '19:5 top', `${query}  | sort desc id | limit 5\n`),
    sample(query, `${query}  | call library_query\n`, '19:5 call', `${query}  | filter call = 1\n`),
    sample(query, `${query}  | tag id\n`, '19:5 tag', `${query}  | alter tagged = id\n`),
    sample(
      query,
      '  dataset in (acme_*) | filter id = "a"\n',
      '17:3 dataset in (acme_*)',
      '  dataset in (acme_cloud_raw, other_raw) | filter id = "*"\n',
    ),
  ],
  CPT333: [
    sample('search_window: 1 hours', 'search_window: 8 days', '13:16 8 days', 'search_window: 7 days'),
    sample(
      'suppression_enabled: false',
      'suppression_enabled: true\nsuppression_duration: 25 hours',
      '16:23 25 hours',
      'suppression_enabled: true\nsuppression_duration: 1 days',
    ),
    sample(
      "crontab: '*/10 * * * *'",
      "crontab: '*/5 * * * *'",
      "12:10 '*/5 * * * *'",
      "crontab: '5,25 * * * *'",
    ),
  ],
  CPT323: sample(
    whole,
    realTime(`${query}action: SAVE_TO_DATASET\n`),
    '17:9 SAVE_TO_DATASET',
    realTime(`${query}action: ALERTS\n`),
  ),
  CPT324: [
    sample(
      '  | filter SOURCE_LOG_TYPE in',
      '  | filter actor = "a" and SOURCE_LOG_TYPE in',
      '18:12 actor',
      '  | filter _time != null and id = "a" and SOURCE_LOG_TYPE in',
    ),
    sample(
      query,
      `${query}  | comp count() as events by id, country\n  | sort desc events\n`,
      '19:35 country',
      `${query}  | alter country = id -> geo.country\n  | comp count() as events by country\n  | filter events > 5\n`,
    ),
    sample(
      query,
      `${query}  | fields id, ray\n`,
      '19:16 ray',
      `${query}  | join (dataset = x | fields ray) as x x.ray = id\n  | fields ray\n`,
    ),
    sample(
      query,
      `${query}  | join type = left (dataset = acme_cloud_raw | filter actor = "a" | fields id) as x x.id = id\n`,
      '19:57 actor',
      `${query}  | join type = left (dataset = acme_cloud_raw | filter id = "a" | fields id) as x x.id = id\n`,
    ),
  ],
  CPT325: {
    breaks: { [file]: withField('host') },
    at: [`${file}:9:13 host`],
    passes: { [file]: withField('country') },
  },
  CPT326: [
    sample(
      query,
      `${query}  | alter a = to_json_string(json_extract(id, "$.a"))\n`,
      '19:15 to_json_string(json_extract(id, "$.a"))',
      `${query}  | alter a = to_json_string(arraycreate(id))\n`,
    ),
    sample(
      query,
      `${query}  | alter a = to_json_string(_raw_log)\n`,
      '19:15 to_json_string(_raw_log)',
      `${query}  | alter a = to_json_string(id -> a{})\n`,
    ),
  ],
  CPT329: [
    {
      breaks: { [file]: withField('country').replace('Acme is silent', 'Silence of $who') },
      at: [`${file}:4:25 who`],
      passes: { [file]: withField('country').replace('Acme is silent', 'Silence of $country. $$') },
    },
    {
      // Nothing leaves a column out, so those of the schema remain.
      breaks: change('alert_description: No events.', 'alert_description: $events events of $id.'),
      at: [`${file}:6:21 events`],
    },
  ],
  CPT327: [
    {
      breaks: { [file]: withSuppression('[host]') },
      at: [`${file}:21:22 host`],
      passes: { [file]: withSuppression('[country, _time]') },
    },
    {
      breaks: { [file]: withSuppression('host') },
      at: [`${file}:21:21 host`],
      passes: { [file]: withSuppression('Country') },
    },
  ],
  CPT330: {
    breaks: change('alert_fields: null', `alert_fields: null\n${exported}`),
    at: [`${file}:10:1 is_enabled`],
    passes: change('alert_fields: null', 'alert_fields: null\nis_enabled: false\ntimezone: Europe/Berlin'),
  },
  CPT328: {
    breaks: { [dashboard]: ['comp count()', 'filter cuntry = null | comp count()'] },
    at: [`${dashboard}:8:118 cuntry`],
    passes: { [dashboard]: ['comp count()', 'filter id = null | comp count()'] },
  },
};
