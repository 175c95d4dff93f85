import {
  collect,
  type Page,
  type PagePosition,
  type Source,
  type Stream,
  type StreamEvent,
} from '#src/runtime/index.js';

const event: StreamEvent = {
  second: 1_793_000_000,
  time: '2026-10-26T07:33:20.5Z',
  id: 'a1',
  digest: '0123456789ab',
  event: { type: 'Audit', nested: { any: ['value'] } },
};

export const page: Page = { events: [event], sourceSecond: undefined, cursor: undefined };

export const stream: Stream = {
  name: 'Audit',
  pageSize: 100,
  limit: 5000,
  readPage: ({ since, page, cursor, until }, timeoutSeconds) => ({
    events: [{ ...event, id: cursor, second: Math.min(since, until) }],
    sourceSecond: timeoutSeconds,
    cursor: page === 1 ? 'next' : '',
  }),
};

export const events: readonly StreamEvent[] = [
  { ...event, second: undefined },
  // TS2322 at `second`: A time is whole seconds, not a text.
  { ...event, second: '2026-10-26T07:33:20Z' },
  // TS2322 at `event: 'text'`: What is delivered is an object.
  { ...event, event: 'text' },
  // TS2741 at `{ second: 1, time: '', id: '', event: {} }`: An event has a digest.
  { second: 1, time: '', id: '', event: {} },
];

export const streams: readonly Stream[] = [
  // TS2322 at `limit`: A limit is a number.
  { ...stream, limit: '5000' },
  // TS2739 at `({ events: [event] })`: A page has events and says where the next one is.
  { ...stream, readPage: () => ({ events: [event] }) },
  // TS2585 at `Promise`: Scripts cannot wait for a promise.
  { ...stream, readPage: () => Promise.resolve(page) },
];

export const source: Source = {
  streams,
  // TS2322 at `'5 seconds'`: The pause is a number of seconds.
  delay: () => '5 seconds',
};

declare const options: Parameters<typeof collect>[0];

/** The report says what became of each stream. */
export const delivered: readonly number[] = collect(options).streams.map((report) => report.delivered);
// TS2739 at `{ source }`: A collection needs a host, a destination, a checkpoint and a clock, too.
collect({ source });
// TS2322 at `failed`: A failure is there or not; it is no boolean.
export const failed: boolean = collect(options).destinationFailure;

export function pageAfter(position: PagePosition): PagePosition {
  // TS2540 at `page`: A position does not change; the next one is another.
  position.page += 1;
  return { ...position, page: position.page + 1 };
}
