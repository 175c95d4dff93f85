import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Checkpoint, lastScheduledFetch, openCheckpoint } from '#src/runtime/collect/checkpoint.js';
import type { Host, StringRecord } from '#src/runtime/host/host.js';
import { countKeys } from './count-keys.js';

const start = 1_760_000_000;
const name = 'Audit';

interface Server {
  /** The largest state that it stores. */
  bytes: number;
  lastRun: unknown;
  context: unknown;
  refuse: 'nothing' | 'last run' | 'context' | 'both';
  readonly logs: string[];
}

function serverWith(lastRun: unknown = {}, context: unknown = {}): Server {
  return { lastRun, context, refuse: 'nothing', bytes: Number.POSITIVE_INFINITY, logs: [] };
}

/** Only what the state needs of a server. */
function hostOf(server: Server): Host {
  const store = (place: 'lastRun' | 'context', refused: boolean, value: StringRecord): boolean => {
    if (refused || JSON.stringify(value).length > server.bytes) throw new Error('the disk is full');
    server[place] = JSON.parse(JSON.stringify(value));
    return true;
  };
  const log = (text: string) => void server.logs.push(text);
  const host: Partial<Host> = {
    now: () => start * 1000,
    logInfo: log,
    logError: (text) => log(`error: ${text}`),
    readLastRun: () => server.lastRun,
    readContext: () => server.context,
    writeLastRun: (state) => store('lastRun', ['last run', 'both'].includes(server.refuse), state),
    writeContext: (state) => store('context', ['context', 'both'].includes(server.refuse), state),
  };
  return host as Host;
}

function open(server: Server, startSecond = start, useLastRun = true) {
  return openCheckpoint(hostOf(server), { streams: [name], startSecond, useLastRun });
}

/** A server after some runs, the last of which moved the watermark to this second. */
function saved(second: number): Server {
  const server = serverWith();
  const checkpoint = open(server);
  checkpoint.state(name).watermark = second;
  checkpoint.save([name], false);
  return server;
}

/** Remembers records of a stream, each in a second of its own, until there is no room. Saved after every hundred. */
function fill(checkpoint: Checkpoint, stream: string): void {
  const { keys } = checkpoint.state(stream);
  let id = 0;
  for (;;) {
    const room = checkpoint.roomWithinLookBack(stream, 100 * 11);
    if (room < 11) return;
    for (let used = 0; used + 11 <= room; used += 11) {
      keys.add(start + id, id.toString(16).padStart(7, '0'));
      id += 1;
    }
    checkpoint.save([stream], false);
    expect(countKeys(keys)).toBe(id);
  }
}

describe('the state of a collection', () => {
  it('starts at the given second, keeps it, and says that it is the first run', () => {
    const server = serverWith();
    open(server).save([], false);
    expect(open(server, start + 500).state(name).watermark).toBe(start);
    expect(server.logs.join()).toContain('first run');
    expect(server.logs.join()).not.toContain('error');
  });

  it('is an object of strings in both copies', () => {
    const server = saved(start + 7);
    expect(server.lastRun).toEqual({
      version: '2',
      sequence: '1',
      run: expect.any(String),
      capacity: expect.any(String),
      [name]: expect.any(String),
    });
    expect(server.context).toMatchObject({ version: '2', sequence: '1', [name]: expect.any(String) });
  });

  it('is taken from the newer copy', () => {
    fc.assert(
      fc.property(fc.boolean(), fc.integer({ min: 1, max: 50 }), (lastRunIsOld, seconds) => {
        const old = saved(start);
        const server = saved(start);
        const checkpoint = open(server);
        checkpoint.state(name).watermark = start + seconds;
        checkpoint.save([name], false);
        if (lastRunIsOld) server.lastRun = old.lastRun;
        else server.context = old.context;
        expect(open(server).state(name).watermark).toBe(start + seconds);
      }),
    );
  });

  it('survives any damage to one copy', () => {
    const damage = fc.oneof(
      fc.constant(undefined),
      fc.constant({}),
      fc.constant('no JSON'),
      fc.constant({ version: '2', sequence: '999', [name]: '{"watermark":' }),
      fc.constant({ version: '2', sequence: 'x', [name]: '{}' }),
      fc.constant({ version: '1', sequence: '999', [name]: '{}' }),
      fc.jsonValue(),
    );
    fc.assert(
      fc.property(damage, fc.boolean(), (broken, inLastRun) => {
        const server = saved(start + 7);
        if (inLastRun) server.lastRun = broken;
        else server.context = broken;
        const checkpoint = open(server, start + 900);
        expect(checkpoint.state(name).watermark).toBe(start + 7);
        checkpoint.save([], false);
        expect(open(serverWith(server.lastRun), start + 900).state(name).watermark).toBe(start + 7);
        expect(open(serverWith({}, server.context), start + 900).state(name).watermark).toBe(start + 7);
      }),
    );
  });

  it('says loudly when both copies are damaged, and starts again', () => {
    const server = serverWith({ version: '2', sequence: '3', [name]: '{' }, { version: '9' });
    expect(open(server, start + 900).state(name).watermark).toBe(start + 900);
    expect(server.logs.join('\n')).toContain('error: [Audit] Starts at');
    expect(server.logs.join('\n')).toContain('damaged in every copy');
  });

  it('is saved as long as one place takes it', () => {
    for (const refuse of ['last run', 'context'] as const) {
      const server = saved(start);
      server.refuse = refuse;
      const checkpoint = open(server);
      checkpoint.state(name).watermark = start + 3;
      checkpoint.save([name], false);
      expect(open(server).state(name).watermark).toBe(start + 3);
    }
    const server = saved(start);
    server.refuse = 'both';
    expect(() => open(server).save([], false)).toThrow(/could not be saved/);
  });

  it('asks for the next run at once only when there is more', () => {
    const server = serverWith();
    open(server).save([], true);
    expect(server.lastRun).toMatchObject({ nextTrigger: '0' });
    open(server).save([], false);
    expect(server.lastRun).not.toHaveProperty('nextTrigger');
  });

  it('carries streams along that are not collected at the moment', () => {
    const server = saved(start + 7);
    openCheckpoint(hostOf(server), { streams: ['Other'], startSecond: start, useLastRun: true }).save(
      [],
      false,
    );
    expect(open(server).state(name).watermark).toBe(start + 7);
  });

  it.each([Number.POSITIVE_INFINITY, 48_000, 32_000, 16_000])(
    'has room for as much as a server stores that takes %d bytes, and proves it before it is used',
    (bytes) => {
      const server = serverWith();
      server.bytes = bytes;
      const checkpoint = open(server);
      checkpoint.save([], false);
      fill(checkpoint, name);
      const saved = JSON.stringify(server.context).length;
      expect(saved).toBeLessThanOrEqual(Math.min(bytes, 120 * 1024 + 512));
      expect(saved).toBeGreaterThan(Math.min(bytes, 120 * 1024) * 0.5);
      expect(server.logs.join('\n')).not.toContain('had to be forgotten');
    },
  );

  it('gives what a stream has passed to another one before it is saved again itself', () => {
    const server = serverWith();
    server.bytes = 16_000;
    const streams = [name, 'Other'];
    const checkpoint = openCheckpoint(hostOf(server), { streams, startSecond: start, useLastRun: true });
    checkpoint.save([], false);
    fill(checkpoint, name);
    checkpoint.state(name).keys.forgetBefore(start + 100_000);
    fill(checkpoint, 'Other');
    expect(server.logs.join('\n')).not.toContain('had to be forgotten');
    expect(JSON.stringify(server.context).length).toBeGreaterThan(8_000);
  });

  it('is never larger than promised when names and messages need escapes', () => {
    const server = serverWith();
    const checkpoint = open(server);
    const state = checkpoint.state(name);
    state.error = '"'.repeat(4000);
    checkpoint.save([name], false);
    for (let second = 0; checkpoint.roomWithinLookBack(name, 11) >= 11; second += 1) {
      state.keys.add(start + second, second.toString(16).padStart(7, '0'));
    }
    checkpoint.save([name], false);
    expect(JSON.stringify(server.lastRun).length).toBeLessThan(128 * 1024);
  });

  it.each([1, 3, 6])(
    'is never larger than promised when the memory is full and all of %i streams fail',
    (count) => {
      const server = serverWith();
      const streams = Array.from({ length: count }, (_, i) => `Stream ${i}`);
      const checkpoint = openCheckpoint(hostOf(server), { streams, startSecond: start, useLastRun: true });
      checkpoint.save([], false);
      for (const stream of streams) fill(checkpoint, stream);
      for (const stream of streams) fill(checkpoint, stream);
      const { keys } = checkpoint.state('Stream 0');
      for (let id = 0; checkpoint.hasRoom(11); id += 1) keys.add(start, id.toString(16).padStart(7, 'f'));
      for (const stream of streams) {
        checkpoint.state(stream).error = 'The API Token needs "Account Settings - Read". '.repeat(40);
        checkpoint.state(stream).untimedId = '"'.repeat(4000);
      }
      checkpoint.save(streams, false);
      expect(JSON.stringify(server.context).length).toBeLessThanOrEqual(128 * 1024);
      expect(JSON.stringify(server.lastRun).length).toBeLessThanOrEqual(128 * 1024);
      expect(server.logs.join('\n')).not.toContain('had to be forgotten');
      expect(open(server).state('Stream 0').error).toMatch(/^The API/);
    },
  );

  it('takes the room of a stream that has not been selected for longer than it was read again', () => {
    const server = serverWith();
    const checkpoint = open(server);
    checkpoint.save([], false);
    fill(checkpoint, name);
    checkpoint.state(name).current = start + 300;
    checkpoint.save([name], false);
    const roomOfOther = (now: number) => {
      const streams = ['Other'];
      const host = { ...hostOf(server), now: () => now * 1000 };
      return openCheckpoint(host, { streams, startSecond: start, useLastRun: true }).roomWithinLookBack(
        'Other',
        1e6,
      );
    };
    expect(roomOfOther(start + 600)).toBeLessThan(20_000);
    expect(server.logs.join()).not.toContain('no longer selected');
    expect(roomOfOther(start + 601)).toBeGreaterThan(100_000);
    expect(server.logs.join()).toContain(`[${name}] It is no longer selected`);
  });

  it('forgets the newest records when the server takes it in no other way, and the oldest never', () => {
    const server = serverWith();
    const checkpoint = open(server);
    const { keys } = checkpoint.state(name);
    for (let second = 0; second < 5000; second += 1) {
      keys.add(start + second, second.toString(16).padStart(7, '0'));
    }
    server.bytes = 30_000;
    checkpoint.save([name], false);
    const restored = open(server).state(name).keys;
    expect(restored.has(start, '0000000')).toBe(true);
    expect(countKeys(restored)).toBeGreaterThan(1500);
    expect(server.logs.join('\n')).toContain('come again once');
  });

  it('is left alone by a run that another one has overtaken, even with the same number', () => {
    const server = serverWith();
    const [first, second] = [open(server), open(server)];
    first.save([name], false);
    first.refuseForeignChange();
    server.context = {};
    second.save([name], false);
    expect(() => first.refuseForeignChange()).toThrow(/changed the state while this run went on/);
  });

  it('is not undone by a run that began before a reset', () => {
    const server = saved(start + 7);
    const running = open(server);
    openCheckpoint(hostOf(server), { streams: [], startSecond: start, useLastRun: false }).restart(
      [name],
      start - 60,
    );
    expect(() => running.save([name], false)).toThrow(/changed the state while this run went on/);
    expect(open(server).state(name).watermark).toBe(start - 60);
  });
});

describe('a reset, which sees the integration context alone', () => {
  const streams = [name, 'Sign-ins'];
  const openBoth = (server: Server) =>
    openCheckpoint(hostOf(server), { streams, startSecond: start, useLastRun: true });
  const reset = (server: Server, stream: string) =>
    openCheckpoint(hostOf(server), { streams: [], startSecond: start, useLastRun: false }).restart(
      [stream],
      start - 60,
    );
  const watermarks = (checkpoint: Checkpoint) => streams.map((stream) => checkpoint.state(stream).watermark);

  /** Both streams were saved at these seconds, the later ones in the last run alone. */
  function savedAt(...seconds: readonly number[]): Server {
    const server = serverWith();
    for (const second of seconds) {
      const checkpoint = openBoth(server);
      for (const stream of streams) checkpoint.state(stream).watermark = second;
      checkpoint.save(streams, false);
      server.refuse = 'context';
    }
    return server;
  }

  it.each<[string, (server: Server) => void]>([
    ['is as old as the last run', () => undefined],
    [
      'was lost, after weeks',
      (server) => {
        server.context = {};
        server.lastRun = { ...(server.lastRun as object), sequence: '150000' };
      },
    ],
  ])('works when the context %s', (_what, change) => {
    const server = savedAt(start + 100);
    server.refuse = 'nothing';
    change(server);
    reset(server, name);
    expect(watermarks(openBoth(server))).toEqual([start - 60, start + 100]);
  });

  it('takes back no other stream when the context was not written for long', () => {
    const server = savedAt(start + 1, start + 50, start + 100);
    server.refuse = 'nothing';
    reset(server, name);
    expect(watermarks(openBoth(server))).toEqual([start - 60, start + 100]);
  });

  it('is done once, also when its note stays, and is not forgotten before another one', () => {
    const server = savedAt(start + 100);
    server.refuse = 'nothing';
    reset(server, name);
    reset(server, 'Sign-ins');
    server.refuse = 'context';
    const checkpoint = openBoth(server);
    expect(watermarks(checkpoint)).toEqual([start - 60, start - 60]);
    for (const stream of streams) checkpoint.state(stream).watermark = start + 200;
    checkpoint.save(streams, false);
    expect(watermarks(openBoth(server))).toEqual([start + 200, start + 200]);
    server.refuse = 'nothing';
    reset(server, name);
    expect(watermarks(openBoth(server))[0]).toBe(start - 60);
  });

  it('stops a run that goes on while the context cannot be written', () => {
    const server = savedAt(start + 1, start + 50);
    const running = openBoth(server);
    running.save([], false);
    server.refuse = 'nothing';
    reset(server, name);
    server.refuse = 'context';
    expect(() => running.save([name], false)).toThrow(/changed the state while this run went on/);
  });
});

it('tells when the scheduled fetch was last seen, and keeps that while a command collects', () => {
  const server = saved(start);
  expect(lastScheduledFetch(hostOf(server))).toBe(start);
  open(server, start, false).save([], false);
  expect(lastScheduledFetch(hostOf(server))).toBe(start);
  expect(lastScheduledFetch(hostOf(serverWith()))).toBeUndefined();
});
