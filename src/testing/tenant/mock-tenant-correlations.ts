import { publicFailure } from './mock-tenant-answers.js';
import { filtered } from './mock-tenant-filters.js';
import { listOf, type PublicApiRequest, type PublicOperations } from './mock-tenant-public-api.js';

type Content = { readonly [key: string]: unknown };

/** A correlation rule as a tenant keeps it, with the keys of the extended view in an export from a tenant. */
export interface StoredCorrelationRule {
  readonly rule_id: number;
  readonly name: string;
  readonly is_enabled: boolean;
  readonly created_by: string;
  /** Epoch milliseconds. */
  readonly insert_time: number;
  readonly modify_time: number;
  readonly [key: string]: unknown;
}

export interface FakeCorrelationRules {
  readonly operations: PublicOperations;
  /** In the order of their creation. */
  list(): readonly StoredCorrelationRule[];
  /** Takes the rules of a pack, each by its YAML. Its identity is `global_rule_id`. */
  install(rules: readonly Content[], now: number): void;
  /** Somebody makes a rule in the console, whatever names there are already. */
  create(rule: Content & { readonly name: string }, now: number): void;
  /** Somebody changes the rules of that name in the console. */
  edit(name: string, changes: Content, now: number): void;
}

/** A wider window is refused with a text that names the limit (seen on a tenant; the status is not noted there). */
const widestWindow = 100;

const plainFields = [
  'name severity xql_query is_enabled description alert_name alert_category alert_description alert_fields',
  'execution_mode search_window simple_schedule timezone crontab suppression_enabled suppression_duration',
  'suppression_fields dataset user_defined_severity user_defined_category mitre_defs investigation_query_link',
  'drilldown_query_timeframe mapping_strategy',
].flatMap((line) => line.split(' '));

/** Only in the extended view, which has neither `global_rule_id` nor `fromversion` (exports of a tenant). */
const extendedFields =
  'alert_domain alert_type action lookup_mapping created_by insert_time modify_time hits'.split(' ');

/** What a tenant shows where a rule does not say (exports of a tenant). */
const defaults: Content = {
  is_enabled: true,
  alert_domain: 'DOMAIN_SECURITY',
  action: 'ALERTS',
  lookup_mapping: [],
  hits: 0,
};

/** The correlation rules of a tenant. Those of packs are listed like those made by hand, as was seen on a tenant. */
export function createCorrelationRules(): FakeCorrelationRules {
  const rules = new Map<string, StoredCorrelationRule>();
  let lastId = 0;

  function store(identity: string, content: Content, now: number): void {
    const before = rules.get(identity) ?? { ...defaults, rule_id: ++lastId, insert_time: now };
    rules.set(identity, { ...before, ...content, modify_time: now } as StoredCorrelationRule);
  }

  function get({ data, spelling }: PublicApiRequest) {
    const { extended_view, filters, search_from = 0, search_to = search_from + widestWindow } = Object(data);
    if (search_to - search_from > widestWindow) {
      return publicFailure(400, 'Bad Request', `The search range is limited to ${widestWindow} objects`);
    }
    return filtered([...rules.values()], filters, plainFields, (passing) => {
      const window = passing.slice(search_from, search_to).map((rule) => {
        const shown = extended_view
          ? pick(rule, ['rule_id', ...plainFields, ...extendedFields])
          : { id: rule.rule_id, ...pick(rule, plainFields) };
        // A boolean on tenants, a text in the published example.
        if (spelling === 'tenant') return shown;
        return { ...shown, is_enabled: rule.is_enabled ? 'ENABLED' : 'DISABLED' };
      });
      return listOf(window, { total: passing.length, type: 'correlations', spelling });
    });
  }

  return {
    operations: { 'POST correlations/get': { administratorsOnly: true, answer: get } },
    list: () => [...rules.values()],
    install: (contained, now) => {
      for (const rule of contained) {
        // The platform stores the columns of the suppression as a list, whatever the YAML has. Whom it names as the
        // creator of a rule that a pack brought is not known.
        const suppression_fields = [rule.suppression_fields ?? []].flat();
        store(`pack ${rule.global_rule_id}`, { created_by: null, ...rule, suppression_fields }, now);
      }
    },
    create: (rule, now) => store(`hand ${lastId + 1}`, { created_by: 'Ada', ...rule }, now),
    edit: (name, changes, now) => {
      for (const [identity, rule] of rules) if (rule.name === name) store(identity, changes, now);
    },
  };
}

function pick(rule: StoredCorrelationRule, fields: readonly string[]): Content {
  return Object.fromEntries(fields.map((field) => [field, rule[field] ?? null]));
}
