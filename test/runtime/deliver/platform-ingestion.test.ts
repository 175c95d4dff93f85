import { describe, expect, test } from 'vitest';
import type { Line } from '#src/runtime/deliver/batches.js';
import { createPlatformIngestion } from '#src/runtime/deliver/platform-ingestion.js';
import type { Host } from '#src/runtime/host/host.js';
import { startRunClock } from '#src/runtime/host/run-clock.js';

interface Sent {
  readonly Taken: boolean;
  readonly StatusCode?: number;
  readonly Reason?: string;
  readonly RetryAfter?: string;
}
type Send = (lines: readonly string[]) => Sent;

const options = { vendor: 'Acme', product: 'Widget', collectorLabels: 'Collector URL and Collector Key' };

/** A host that sends events as told; its time moves only by waits. */
function hostThat(send: Send) {
  const batches: (readonly string[])[] = [];
  const errors: string[] = [];
  let now = Date.UTC(2026, 10, 22);
  const host = {
    runtime: 'container',
    now: () => now,
    wait: (seconds: number) => {
      now += seconds * 1000;
      return true;
    },
    logInfo: () => undefined,
    logError: (text: string) => void errors.push(text),
    sendEvents: (lines: readonly string[]) => {
      if (lines.length > 0) batches.push(lines);
      return send(lines);
    },
  };
  return { host: host as unknown as Host, batches, errors };
}

function line(id: string, bytes = 20): Line {
  return { id, text: id.padEnd(bytes, '.'), bytes };
}

function deliver(host: Host, lines: readonly Line[]): { accepted: string[]; leftOut: string[] } {
  const outcome: { accepted: string[]; leftOut: string[] } = { accepted: [], leftOut: [] };
  createPlatformIngestion(host, options).deliver(
    lines,
    startRunClock(host, 50),
    (taken) => void outcome.accepted.push(...taken.map(({ id }) => id)),
    (dropped) => void outcome.leftOut.push(...dropped.map(({ id }) => id)),
  );
  return outcome;
}

const taken: Sent = { Taken: true };

function refused(status: number, reason: string, retryAfter = ''): Sent {
  return { Taken: false, StatusCode: status, Reason: reason, RetryAfter: retryAfter };
}

describe('events that go by the platform', () => {
  test('go in batches of at most 1 MiB', () => {
    const { host, batches } = hostThat(() => taken);
    const ids = ['a', 'b', 'c', 'd', 'e'];
    expect(
      deliver(
        host,
        ids.map((id) => line(id, 500_000)),
      ).accepted,
    ).toEqual(ids);
    expect(batches.map((batch) => batch.length)).toEqual([2, 2, 1]);
  });

  test('are halved until they fit, and one that never fits is left out', () => {
    const { host, errors } = hostThat((lines) =>
      lines.some((text) => text.startsWith('huge')) ? refused(413, 'too large') : taken,
    );
    expect(deliver(host, [line('a'), line('huge', 70_000), line('b')])).toEqual({
      accepted: ['a', 'b'],
      leftOut: ['huge'],
    });
    expect(errors).toEqual([expect.stringContaining('The record huge was left out')]);
  });

  test('are not left out by a platform that finds every one too large', () => {
    const { host, errors } = hostThat((lines) => (lines.length === 0 ? taken : refused(413, 'too large')));
    expect(() => deliver(host, [line('a', 65_535), line('b')])).toThrow(
      /a single record of 65535 bytes, so its size is not the cause/,
    );
    expect(errors).toEqual([]);
  });

  test.each([0, 429, 502])('are sent again after status %i', (status) => {
    let calls = 0;
    const { host } = hostThat((lines) => {
      if (lines.length === 0) return taken;
      calls += 1;
      return calls < 3 ? refused(status, 'Error sending new events into XSIAM.') : taken;
    });
    expect(deliver(host, [line('a')]).accepted).toEqual(['a']);
    expect(calls).toBe(3);
  });

  test('are not sent again when the platform refuses them, and the message names the other way', () => {
    const { host, batches } = hostThat((lines) =>
      lines.length === 0 ? taken : refused(401, 'unauthorized'),
    );
    expect(() => deliver(host, [line('a')])).toThrow(
      'The platform did not take the events (status 401): unauthorized. If this persists, create an HTTP Log Collector and fill in Collector URL and Collector Key. The collector is used first.',
    );
    expect(batches).toHaveLength(1);
  });
});

test('a batch waits as long as the platform asks', () => {
  let calls = 0;
  const { host } = hostThat((lines) => {
    if (lines.length === 0) return taken;
    calls += 1;
    return calls < 2 ? refused(429, 'slow down', '7') : taken;
  });
  const before = host.now();
  expect(deliver(host, [line('a')]).accepted).toEqual(['a']);
  expect(host.now() - before).toBe(7000);
});

test('a name that no header can carry is known before anything is read', () => {
  const { host } = hostThat(() =>
    refused(0, 'The name of the instance, "x", has characters outside Latin-1'),
  );
  expect(() => createPlatformIngestion(host, options)).toThrow(
    'The name of the instance, "x", has characters outside Latin-1, and the platform sends it as a header. Rename the instance, or create an HTTP Log Collector and fill in Collector URL and Collector Key.',
  );
});

test.each<[string, Send]>([
  ['as an answer', () => refused(0, "'x' is only available for system content (66)")],
  [
    'as an exception',
    () => {
      throw new Error("'x' is only available for system content (66)");
    },
  ],
])('the refusal of custom content, %s, is known before anything is read', (_how, send) => {
  const { host } = hostThat(send);
  expect(() => createPlatformIngestion(host, options)).toThrow(
    /install the zip of the pack instead\. Newer tenants may count .* Then create an HTTP Log Collector and fill in Collector URL/,
  );
});

test('a platform that is away stops no fetch before it starts, but fails the probe', () => {
  const { host } = hostThat(() => refused(503, 'busy'));
  const destination = createPlatformIngestion(host, options);
  expect(() => destination.probe(startRunClock(host, 50))).toThrow(
    /\(status 503\): busy\. Try again later; the scheduled fetch does so automatically\./,
  );
});
