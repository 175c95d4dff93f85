import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createCloudflareApi } from '../../../pack/mock-api/cloudflare-api.js';
import { RecordGenerator } from '../../../pack/mock-api/records.js';
import { account, bearer, organization, paths, tokens } from './organization.js';

const start = Date.parse('2026-11-03T08:00:00Z');
const now = start + 3_000;
const headers = bearer(tokens.user);

// Few seconds and few fractions, so that many records share a time or differ only behind the point.
const record = fc.record({
  when: fc
    .tuple(fc.integer({ min: 0, max: 4 }), fc.constantFrom('', '.5', '.50001', '.500010', '.9'))
    .map(([second, fraction]) => `2026-11-03T08:00:0${second}${fraction}Z`),
  visibleAt: fc.option(fc.integer({ min: start, max: start + 6_000 }), { nil: undefined }),
});
const direction = fc.constantFrom('asc', 'desc');
const cap = fc.constantFrom(1, 3, Number.POSITIVE_INFINITY);

/** Asks for page after page until an empty one. */
function pages(handler: ReturnType<typeof createCloudflareApi>['handler'], path: string, query: string) {
  const found: { id?: string; ray_id?: string; when?: string }[] = [];
  for (let page = 1; ; page += 1) {
    const request = { method: 'GET', path: `${path}?${query}&page=${page}`, headers, body: '' };
    const reply = handler(request, now);
    if (reply === 'reset') throw new Error('The connection broke.');
    const { result } = JSON.parse(reply.body);
    if (result.length === 0) return found;
    found.push(...result);
  }
}

function milliseconds(when = ''): number {
  return Date.parse(when);
}

describe('paging', () => {
  test('of an audit log shows each visible record once, in order', () => {
    const size = fc.integer({ min: 1, max: 12 });
    fc.assert(
      fc.property(fc.array(record), size, cap, direction, (records, perPage, pageSizeCap, order) => {
        const api = createCloudflareApi({ ...organization, behavior: { pageSizeCap } });
        const generator = new RecordGenerator(1);
        const expected = new Set<string>();
        for (const { when, visibleAt } of records) {
          const added = { ...generator.accountAudit(start, account.id), when };
          api.logs.accountAudit(account.id).add(added, visibleAt);
          if (visibleAt === undefined ? milliseconds(when) <= now : visibleAt <= now) expected.add(added.id);
        }
        const found = pages(api.handler, paths.accountAudit, `per_page=${perPage}&direction=${order}`);
        expect(found).toHaveLength(expected.size);
        expect(new Set(found.map(({ id }) => id))).toEqual(expected);
        const ascending = order === 'asc' ? found : found.toReversed();
        for (const [index, { when }] of ascending.entries()) {
          expect(milliseconds(when)).toBeGreaterThanOrEqual(milliseconds(ascending[index - 1]?.when ?? when));
        }
      }),
    );
  });

  test('of the Access log does, too', () => {
    const size = fc.constantFrom(1, 5, 10, 20);
    fc.assert(
      fc.property(fc.array(record), size, cap, direction, (records, perPage, pageSizeCap, order) => {
        const api = createCloudflareApi({ ...organization, behavior: { pageSizeCap } });
        const generator = new RecordGenerator(1);
        const rays = records.map(({ when }) => {
          const added = { ...generator.access(start), created_at: when };
          api.logs.access(account.id).add(added, start);
          return added.ray_id;
        });
        const found = pages(api.handler, paths.access, `per_page=${perPage}&direction=${order}`);
        expect(found.map(({ ray_id }) => ray_id).sort()).toEqual(rays.sort());
      }),
    );
  });

  test('by bounds splits a log without loss or repetition', () => {
    fc.assert(
      fc.property(
        fc.array(record),
        fc.integer({ min: 0, max: 5 }),
        fc.boolean(),
        (records, second, inclusive) => {
          const behavior = { sinceInclusive: inclusive, untilInclusive: !inclusive };
          const api = createCloudflareApi({ ...organization, behavior });
          const generator = new RecordGenerator(1);
          for (const { when } of records) {
            api.logs
              .accountAudit(account.id)
              .add({ ...generator.accountAudit(start, account.id), when }, start);
          }
          const bound = `2026-11-03T08:00:0${second}Z`;
          const newer = pages(api.handler, paths.accountAudit, `since=${bound}`);
          const older = pages(api.handler, paths.accountAudit, `before=${bound}`);
          expect(newer.length + older.length).toBe(records.length);
          expect(new Set([...newer, ...older].map(({ id }) => id)).size).toBe(records.length);
        },
      ),
    );
  });
});
