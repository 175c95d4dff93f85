import type { Fault } from './draft.js';
import { correlation, modeling } from './paths.js';

function wrong(mistake: string, path: string, from: string, to: string): Fault {
  return { mistake, make: (pack) => pack.replace(path, from, to) };
}

const xif = `${modeling}.xif`;
const assigned = 'xdm.event.type = SOURCE_LOG_TYPE,';

/** A mistake in the modeling rule: other text in place of an assignment, or after it. */
function modeled(mistake: string, text: string): Fault {
  return wrong(mistake, xif, assigned, text);
}

function also(mistake: string, assignment: string): Fault {
  return modeled(mistake, `${assigned}\n    ${assignment},`);
}

function ruled(mistake: string, from: string, to: string): Fault {
  return wrong(mistake, correlation, from, to);
}

const category = 'alert_category: CREDENTIAL_ACCESS';
const mitre = '    - T1110 - Brute Force';
const query = '| comp count() as denied';

/** What tenants refuse, or install without effect. Most of it passes every official check. */
export const tenantFaults: readonly Fault[] = [
  modeled('bracket of a call not closed', 'xdm.event.type = coalesce(SOURCE_LOG_TYPE,'),
  also('constant that the data model does not have', 'xdm.event.log_level = XDM_CONST.LOG_LEVEL_DEBUG'),
  also('field that the data model does not have', 'xdm.network.direction = SOURCE_LOG_TYPE'),
  also('field that is for the platform alone', 'xdm.source.cloud.source_type = SOURCE_LOG_TYPE'),
  also('one value for a field that holds a list', 'xdm.source.user.groups = lowercase(SOURCE_LOG_TYPE)'),
  also(
    'two groups in a regextract',
    'xdm.event.format = arrayindex(regextract(SOURCE_LOG_TYPE, "(A)(B)"), 0)',
  ),
  also('lookahead in a pattern', 'xdm.event.format = if(SOURCE_LOG_TYPE ~= "A(?=B)", "x")'),
  also('class of a pattern escaped twice', String.raw`xdm.event.format = if(SOURCE_LOG_TYPE ~= "\\d+", "x")`),
  also(
    'character of a pattern escaped twice',
    String.raw`xdm.event.format = if(SOURCE_LOG_TYPE ~= "a\\$b", "x")`,
  ),
  also('arithmetic between values', 'xdm.event.duration = to_integer(actor -> a) * 2'),
  also('text compared with true', 'xdm.event.is_completed = if(SOURCE_LOG_TYPE = true, true)'),
  also('two arrows in a row', 'xdm.event.format = actor -> a -> b'),
  also('word of the language as a column', 'xdm.event.format = target'),
  wrong(
    'column that nothing reads',
    xif,
    '| alter\n',
    '| alter\n    forgotten = lowercase(SOURCE_LOG_TYPE),\n',
  ),
  wrong('column read in the stage that makes it', xif, '| alter\n', '| alter\n    one = id, two = one,\n'),
  wrong('stage that modeling rules do not have', xif, '| alter\n', '| dedup id\n| alter\n'),
  wrong('negated match without brackets', xif, 'filter\n', 'filter id not ~= "x" and\n'),
  wrong('comma before a semicolon', xif, ';\n', ',;\n'),
  ruled('category that no list has', category, 'alert_category: DEFENSE_EVASION'),
  ruled('own category without a name', category, 'alert_category: User Defined'),
  ruled('severity that no list has', 'severity: SEV_030_MEDIUM', 'severity: medium'),
  ruled(
    'time range that no list has',
    'drilldown_query_timeframe: ALERT',
    'drilldown_query_timeframe: ISSUE',
  ),
  ruled('mapping strategy that no list has', 'mapping_strategy: CUSTOM', 'mapping_strategy: Manual'),
  ruled(
    'real-time rule on the dataset of a collector',
    'execution_mode: SCHEDULED',
    'execution_mode: REAL_TIME',
  ),
  ruled('dash that is not ASCII', 'name: Cloudflare Access - burst', 'name: Cloudflare Access \u2013 burst'),
  ruled('tactic without its id', '  TA0006 - Credential Access:', '  Credential Access:'),
  ruled('tactic without a technique', `:\n${mitre}`, ': []'),
  ruled(
    'field of MITRE ATT&CK in another spelling',
    'alert_fields:\n',
    'alert_fields:\n  mitre_tactic_id: user_name\n',
  ),
  ruled('column that no schema declares', query, `| filter actor_country != "US"\n  ${query}`),
  ruled('JSON text wrapped once more', query, `| alter raw = to_json_string(_raw_log)\n  ${query}`),
];
