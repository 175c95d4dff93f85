import { BlockList, isIP } from 'node:net';
import type { Selection } from 'cortex-pack/test';
import { parseTimestamp } from 'cortex-pack/test';
import type { Behavior } from './behavior.js';
import type { AuditV2Record, JitRecord, ScimRecord } from './optional-records.js';
import type { AccessRecord, AuditRecord } from './records.js';

/** A query parameter that the API refuses. */
export class InvalidParameter extends Error {
  override readonly name = 'InvalidParameter';
}

export interface LogQuery<R> {
  readonly selection: Selection<R>;
  readonly page: number;
  readonly pageSize: number;
  /** The only fields to show, where they are named. */
  readonly fields?: readonly string[];
}

export interface CursorQuery<R> {
  readonly selection: Selection<R>;
  /** Absent for the first page. */
  readonly cursor?: string;
  readonly limit: number;
}

// Stated here a second time on purpose: a mock server that shares its limits with the collector cannot disagree with it.
const accessPageSizes = [1, 5, 10, 20, 25, 50, 100, 1000];

/** Reads the query of an audit log, of the account or of the user. Throws InvalidParameter. */
export function readAuditQuery(query: URLSearchParams, behavior: Behavior): LogQuery<AuditRecord> {
  return {
    selection: {
      ...readBounds(query, 'before', behavior),
      ascending: readDirection(query) === 'asc',
      matches: auditFilter(query),
    },
    page: readWholeNumber(query, 'page', 1, Number.MAX_SAFE_INTEGER) ?? 1,
    pageSize: readWholeNumber(query, 'per_page', 1, 1000) ?? 100,
  };
}

/** Reads the query of the Access log. Throws InvalidParameter. */
export function readAccessQuery(query: URLSearchParams, behavior: Behavior): LogQuery<AccessRecord> {
  const fields = query.get('fields');
  return {
    selection: {
      ...readBounds(query, 'until', behavior),
      ascending: readDirection(query) === 'asc',
      matches: accessFilter(query),
    },
    page: readWholeNumber(query, 'page', 1, Number.MAX_SAFE_INTEGER) ?? 1,
    pageSize: readAccessPageSize(query),
    ...(fields === null ? {} : { fields: fields.split(',') }),
  };
}

/** Reads the query of the newer audit log, which needs both bounds and ignores page numbers. Throws InvalidParameter. */
export function readAuditV2Query(query: URLSearchParams, behavior: Behavior): CursorQuery<AuditV2Record> {
  for (const name of ['since', 'before']) if (!query.has(name)) throw new InvalidParameter(name);
  const cursor = query.get('cursor');
  return {
    selection: {
      ...readBounds(query, 'before', behavior),
      ascending: readDirection(query) === 'asc',
      matches: () => true,
    },
    ...(cursor === null ? {} : { cursor }),
    limit: readWholeNumber(query, 'limit', 1, 1000) ?? 100,
  };
}

/** Reads the query of the SCIM log, which must name identity providers. Throws InvalidParameter. */
export function readScimQuery(query: URLSearchParams, behavior: Behavior): LogQuery<ScimRecord> {
  const providers = query.getAll('idp_id');
  if (providers.length === 0) throw new InvalidParameter('idp_id');
  return {
    selection: {
      ...readBounds(query, 'until', behavior),
      ascending: readDirection(query) === 'asc',
      matches: ({ idp_id: own }) => providers.includes(own),
    },
    page: readWholeNumber(query, 'page', 1, Number.MAX_SAFE_INTEGER) ?? 1,
    pageSize: readAccessPageSize(query),
  };
}

/** Reads the query of the log of requests for temporary access, which has no direction. Throws InvalidParameter. */
export function readJitQuery(query: URLSearchParams, behavior: Behavior): LogQuery<JitRecord> {
  const known = ['page', 'per_page', 'status', 'search', 'since', 'until'];
  for (const name of query.keys()) if (!known.includes(name)) throw new InvalidParameter(name);
  const status = query.get('status');
  return {
    selection: {
      ...readBounds(query, 'until', behavior),
      ascending: behavior.jitOrder === 'oldest first',
      matches: (record) => status === null || record.status === status,
    },
    page: readWholeNumber(query, 'page', 1, Number.MAX_SAFE_INTEGER) ?? 1,
    pageSize: readWholeNumber(query, 'per_page', 1, 1000) ?? 25,
  };
}

/** Reads which page of the identity providers is asked for: lists of Access take the same sizes. Throws InvalidParameter. */
export function readProvidersPage(query: URLSearchParams): {
  readonly page: number;
  readonly pageSize: number;
} {
  return {
    page: readWholeNumber(query, 'page', 1, Number.MAX_SAFE_INTEGER) ?? 1,
    pageSize: readAccessPageSize(query),
  };
}

function readAccessPageSize(query: URLSearchParams): number {
  const perPage = readWholeNumber(query, 'per_page', 1, 1000);
  if (perPage !== undefined && !accessPageSizes.includes(perPage)) throw new InvalidParameter('per_page');
  return perPage ?? readWholeNumber(query, 'limit', 1, 1000) ?? 25;
}

function readBounds(query: URLSearchParams, untilName: 'before' | 'until', behavior: Behavior) {
  const since = readTime(query, 'since', behavior);
  const until = readTime(query, untilName, behavior);
  return {
    ...(since === undefined ? {} : { first: behavior.sinceInclusive ? since : since + 1n }),
    ...(until === undefined ? {} : { last: behavior.untilInclusive ? until : until - 1n }),
  };
}

function readTime(query: URLSearchParams, name: string, { boundPrecision }: Behavior): bigint | undefined {
  const text = query.get(name);
  if (text === null) return undefined;
  const time = parseTimestamp(text);
  if (time === undefined) throw new InvalidParameter(name);
  const digits = /\.(\d+)/.exec(text)?.[1]?.length ?? 0;
  if (digits <= boundPrecision.digits) return time;
  if (boundPrecision.beyond === 'refused') throw new InvalidParameter(name);
  return time - (time % 10n ** BigInt(9 - boundPrecision.digits));
}

function readDirection(query: URLSearchParams): 'asc' | 'desc' {
  const direction = query.get('direction') ?? 'desc';
  if (direction !== 'asc' && direction !== 'desc') throw new InvalidParameter('direction');
  return direction;
}

function readWholeNumber(query: URLSearchParams, name: string, minimum: number, maximum: number) {
  const text = query.get(name);
  if (text === null) return undefined;
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < minimum || value > maximum) throw new InvalidParameter(name);
  return value;
}

function auditFilter(query: URLSearchParams): (record: AuditRecord) => boolean {
  const wanted: [string | null, (record: AuditRecord) => unknown][] = [
    [query.get('id'), (record) => record.id],
    [query.get('action.type'), (record) => record.action.type],
    [query.get('actor.email'), (record) => record.actor.email],
    [query.get('zone.name'), (record) => record.metadata.zone_name],
  ];
  const filters = wanted.filter(([value]) => value !== null);
  const hideUserLogs = query.get('hide_user_logs') === 'true';
  const addresses = readAddresses(query.get('actor.ip'));
  return (record) =>
    filters.every(([value, read]) => read(record) === value) &&
    !(hideUserLogs && record.resource.type === 'user') &&
    (addresses === undefined || isAmong(addresses, record.actor.ip));
}

/** An address or a CIDR range. */
function readAddresses(text: string | null): BlockList | undefined {
  if (text === null) return undefined;
  const [address = '', prefix] = text.split('/');
  const family = isIP(address);
  const bits = prefix === undefined ? (family === 6 ? 128 : 32) : Number(prefix);
  if (family === 0 || !(bits >= 0 && bits <= (family === 6 ? 128 : 32))) {
    throw new InvalidParameter('actor.ip');
  }
  const list = new BlockList();
  list.addSubnet(address, bits, family === 6 ? 'ipv6' : 'ipv4');
  return list;
}

function isAmong(addresses: BlockList, address: string | undefined): boolean {
  return address !== undefined && addresses.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
}

function accessFilter(query: URLSearchParams): (record: AccessRecord) => boolean {
  const email = query.get('email');
  if (email === null) return () => true;
  const operator = query.get('emailOp');
  const isExact = query.get('email_exact') === 'true' || operator === 'eq';
  const isWanted = operator !== 'neq';
  return ({ user_email: own }) => (isExact ? own === email : own.includes(email)) === isWanted;
}
