import { stringify } from 'yaml';
import { openConnection } from '#src/tenant/client/connection.js';
import { createTenantClient } from '#src/tenant/client/create-tenant-client.js';
import { findTenant } from '#src/tenant/client/tenant.js';
import type { TenantClient } from '#src/tenant/client/tenant-client.js';
import { readPackZip } from '#src/tenant/upload/pack-zip.js';
import type { Finding } from '#src/tenant/verify/finding.js';
import { type PackProof, provePack } from '#src/tenant/verify/prove-pack.js';
import type { Faults } from '#src/testing/server/faults.js';
import type { FakeTenantOptions } from '#src/testing/tenant/mock-tenant.js';
import type { Environment } from './program.js';
import { smallPack } from './small-pack.js';
import { folderWith, type WeatherTenant, weatherTenant } from './weather-tenant.js';

export const dataset = 'weather_report_raw';
export const frost = 'Weather - "hard" frost';
export const storm = 'Weather - storm';

const minute = 60_000;

/** The YAML of a correlation rule over the dataset. */
export function rule(name: string, changes: object = {}): string {
  return stringify({
    global_rule_id: `id of ${name}`,
    name,
    description: 'It gets cold.',
    fromversion: '8.4.0',
    severity: 'SEV_020_LOW',
    alert_name: 'Frost',
    alert_category: 'OTHER',
    alert_description: 'Frost',
    alert_fields: {},
    mitre_defs: {},
    mapping_strategy: 'CUSTOM',
    dataset: 'alerts',
    execution_mode: 'SCHEDULED',
    crontab: '*/10 * * * *',
    search_window: '20 minutes',
    suppression_enabled: false,
    suppression_duration: null,
    suppression_fields: null,
    drilldown_query_timeframe: 'ALERT',
    investigation_query_link: null,
    user_defined_category: null,
    user_defined_severity: null,
    xql_query: `dataset = ${dataset}\n| filter degrees < 0`,
    ...changes,
  });
}

function modelingRule(fromversion: string, more = ''): string {
  return stringify({
    id: 'WeatherModelingRule',
    name: 'Weather Modeling Rule',
    fromversion,
    rules: [
      `[MODEL: dataset = ${dataset}]`,
      '// xdm.event.outcome = "in a comment"',
      `filter source_log_type in ("Report", "Warning")\n| alter xdm.event.id = id, xdm.event.type = source_log_type, xdm.event.description = note${more};\n`,
    ].join('\n'),
    schema: JSON.stringify({
      [dataset]: {
        id: { type: 'string', is_array: false },
        note: { type: 'string', is_array: false },
        source_log_type: { type: 'string', is_array: false },
      },
    }),
    tags: '',
  });
}

/** A pack with everything that can be verified by its effect; its rules by the end of their file's name. */
export function workingPack(rules: { readonly [file: string]: string } = {}): Uint8Array {
  const correlationRules = { Frost: rule(frost), Storm: rule(storm), ...rules };
  return smallPack({
    files: {
      'ModelingRules/external-modelingrule-Weather.yml': modelingRule('8.4.0'),
      'ModelingRules/external-modelingrule-Weather_8_15.yml': modelingRule(
        '8.15.0',
        ', xdm.source.identity.username = note',
      ),
      ...Object.fromEntries(
        Object.entries(correlationRules).map(([file, text]) => [
          `CorrelationRules/external-correlationrule-Weather_${file}.yml`,
          text,
        ]),
      ),
    },
  });
}

/** `minutesAgo` by the clock of this machine. */
export interface WeatherEvent {
  readonly type?: string;
  readonly minutesAgo: number;
  readonly lagMinutes?: number;
  readonly [field: string]: unknown;
}

export function insertEvents({ tenant }: WeatherTenant, events: readonly WeatherEvent[]): void {
  for (const [index, { type = 'Report', minutesAgo, lagMinutes = 1, ...fields }] of events.entries()) {
    const arrival = Date.now() - minutesAgo * minute;
    const _time = new Date(arrival - lagMinutes * minute).toISOString();
    tenant.datasets.insert(dataset, [{ id: `e${index}`, source_log_type: type, _time, ...fields }], arrival);
  }
}

export interface Execution {
  readonly name: string;
  readonly status: 'Initiated' | 'Initiated Manually' | 'Completed' | 'Error';
  readonly minutesAgo: number;
  readonly reason?: string;
}

/** Entries of the tenant's audit of correlations; columns as in queries exported from a tenant. */
export function insertExecutions({ tenant }: WeatherTenant, executions: readonly Execution[]): void {
  for (const { name, status, minutesAgo, reason = null } of executions) {
    const row = { name, status, failure_reason: reason, rule_id: 1, retry_attempts: 0 };
    tenant.datasets.insert('correlations_auditing', [row], Date.now() - minutesAgo * minute);
  }
}

export function completed(name: string): Execution[] {
  return [
    { name, status: 'Initiated', minutesAgo: 5 },
    { name, status: 'Completed', minutesAgo: 4 },
  ];
}

export interface WorkingTenant extends WeatherTenant {
  readonly pack: Uint8Array;
  /** A folder with the zip of the pack as `weather.zip`. */
  readonly cwd: string;
}

/** A tenant on which the pack works, unless the options or the caller break something. */
export async function workingTenant({
  options = {},
  faults,
  pack = workingPack(),
  installed = true,
  events = [{ minutesAgo: 3 }, { minutesAgo: 30, type: 'Warning', lagMinutes: 4 }],
  executions = [...completed(frost), ...completed(storm)],
}: {
  readonly options?: Partial<FakeTenantOptions>;
  readonly faults?: Faults;
  readonly pack?: Uint8Array;
  readonly installed?: boolean;
  readonly events?: readonly WeatherEvent[];
  readonly executions?: readonly Execution[];
} = {}): Promise<WorkingTenant> {
  const tenant = await weatherTenant(options, faults);
  if (installed) tenant.tenant.install(pack);
  insertEvents(tenant, events);
  insertExecutions(tenant, executions);
  return { ...tenant, pack, cwd: await folderWith({ 'weather.zip': pack }) };
}

/** A client of the tenant that the variables describe, over real HTTP, without pauses. */
export async function withClient<T>(
  env: Environment,
  work: (client: TenantClient) => Promise<T>,
): Promise<T> {
  const askSecret = () => Promise.reject(new Error('nobody to ask'));
  const tenant = await findTenant({ root: '.' }, { env, askSecret });
  const connection = await openConnection(tenant, env);
  try {
    return await work(createTenantClient(tenant, { send: connection.send, sleep: () => Promise.resolve() }));
  } finally {
    await connection.close();
  }
}

export interface Proof extends PackProof {
  /** Verdicts by question and what it is about. */
  readonly verdicts: { readonly [question: string]: string };
  of(question: Finding['question'], about?: string): Finding | undefined;
}

const hour = 3_600_000;

/** What `verify` finds on the tenant. */
export async function prove(
  { env, pack }: WorkingTenant,
  { since = 24 * hour, named }: { readonly since?: number; readonly named?: string } = {},
): Promise<Proof> {
  const request = { pack: readPackZip(pack, 'weather.zip'), dataset: named, since };
  const proof = await withClient(env, (client) =>
    provePack(request, client, { sleep: () => Promise.resolve() }),
  );
  return {
    ...proof,
    verdicts: Object.fromEntries(
      proof.findings.map(({ question, about, verdict }) => [`${question} ${about}`.trim(), verdict]),
    ),
    of: (question, about = dataset) =>
      proof.findings.find((finding) => finding.question === question && finding.about === about),
  };
}

/** The verdicts of a pack that works. */
export const allProved = {
  items: 'proved',
  [`events ${dataset}`]: 'proved',
  [`mapping ${dataset}`]: 'proved',
  [`modeling rule ${dataset}`]: 'proved',
  [`correlation rule ${frost}`]: 'proved',
  [`correlation rule ${storm}`]: 'proved',
};

/** The verdicts where no query can be run. */
export const noQueries = {
  ...allProved,
  [`events ${dataset}`]: 'not checked',
  [`mapping ${dataset}`]: 'not checked',
  [`correlation rule ${frost}`]: 'not checked',
  [`correlation rule ${storm}`]: 'not checked',
};
