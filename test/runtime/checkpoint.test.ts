import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lastScheduledFetch, openCheckpoint } from '../../src/runtime/checkpoint.js';
import type { Host, StringRecord } from '../../src/runtime/host.js';

const start = 1_760_000_000;
const name = 'Audit';

interface Server {
  lastRun: unknown;
  context: unknown;
  refuse: 'nothing' | 'last run' | 'context' | 'both';
  readonly logs: string[];
}

function serverWith(lastRun: unknown = {}, context: unknown = {}): Server {
  return { lastRun, context, refuse: 'nothing', logs: [] };
}

/** Only what the state needs of a server. */
function hostOf(server: Server): Host {
  const store = (place: 'lastRun' | 'context', refused: boolean, value: StringRecord): boolean => {
    if (refused) throw new Error('the disk is full');
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

/** A server after some runs, the last of which settled this second. */
function saved(second: number): Server {
  const server = serverWith();
  const checkpoint = open(server);
  checkpoint.state(name).settled = second;
  checkpoint.save([name], false);
  return server;
}

describe('the state of a collection', () => {
  it('starts at the given second, keeps it, and says that it is the first run', () => {
    const server = serverWith();
    open(server).save([], false);
    expect(open(server, start + 500).state(name).settled).toBe(start);
    expect(server.logs.join()).toContain('first run');
    expect(server.logs.join()).not.toContain('error');
  });

  it('is an object of strings in both copies', () => {
    const server = saved(start + 7);
    expect(server.lastRun).toEqual({ version: '1', sequence: '1', [name]: expect.any(String) });
    expect(server.context).toMatchObject({ version: '1', sequence: '1', [name]: expect.any(String) });
  });

  it('is taken from the newer copy', () => {
    fc.assert(
      fc.property(fc.boolean(), fc.integer({ min: 1, max: 50 }), (lastRunIsOld, seconds) => {
        const old = saved(start);
        const server = saved(start);
        const checkpoint = open(server);
        checkpoint.state(name).settled = start + seconds;
        checkpoint.save([name], false);
        if (lastRunIsOld) server.lastRun = old.lastRun;
        else server.context = old.context;
        expect(open(server).state(name).settled).toBe(start + seconds);
      }),
    );
  });

  it('survives any damage to one copy', () => {
    const damage = fc.oneof(
      fc.constant(undefined),
      fc.constant({}),
      fc.constant('no JSON'),
      fc.constant({ version: '1', sequence: '999', [name]: '{"settled":' }),
      fc.constant({ version: '1', sequence: 'x', [name]: '{}' }),
      fc.constant({ version: '2', sequence: '999', [name]: '{}' }),
      fc.jsonValue(),
    );
    fc.assert(
      fc.property(damage, fc.boolean(), (broken, inLastRun) => {
        const server = saved(start + 7);
        if (inLastRun) server.lastRun = broken;
        else server.context = broken;
        const checkpoint = open(server, start + 900);
        expect(checkpoint.state(name).settled).toBe(start + 7);
        checkpoint.save([], false);
        expect(open(serverWith(server.lastRun), start + 900).state(name).settled).toBe(start + 7);
        expect(open(serverWith({}, server.context), start + 900).state(name).settled).toBe(start + 7);
      }),
    );
  });

  it('says loudly when both copies are damaged, and starts anew', () => {
    const server = serverWith({ version: '1', sequence: '3', [name]: '{' }, { version: '9' });
    expect(open(server, start + 900).state(name).settled).toBe(start + 900);
    expect(server.logs.join('\n')).toContain('error: [Audit] Starts at');
    expect(server.logs.join('\n')).toContain('damaged in every copy');
  });

  it('is saved as long as one place takes it', () => {
    for (const refuse of ['last run', 'context'] as const) {
      const server = saved(start);
      server.refuse = refuse;
      const checkpoint = open(server);
      checkpoint.state(name).settled = start + 3;
      checkpoint.save([name], false);
      expect(open(server).state(name).settled).toBe(start + 3);
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
    expect(open(server).state(name).settled).toBe(start + 7);
  });

  it('stays below its limit whatever is to be remembered', () => {
    const server = serverWith();
    const checkpoint = open(server);
    const state = checkpoint.state(name);
    for (let id = 0; id < 20_000; id += 1)
      state.seen.add(start + (id % 900), id.toString(16).padStart(12, '0'));
    checkpoint.save([name], false);
    expect(JSON.stringify(server.lastRun).length).toBeLessThan(128 * 1024);
    expect(state.shrunk).toBe(true);
    expect(server.logs.join()).toContain('look-back window');
  });

  it('is not undone by a run that began before a reset', () => {
    const server = saved(start + 7);
    const running = open(server);
    openCheckpoint(hostOf(server), { streams: [], startSecond: start, useLastRun: false }).restart(
      [name],
      start - 60,
    );
    expect(() => running.save([name], false)).toThrow(/changed while this run went on/);
    expect(open(server).state(name).settled).toBe(start - 60);
  });
});

it('tells when the scheduled fetch was last seen, and keeps that while a command collects', () => {
  const server = saved(start);
  expect(lastScheduledFetch(hostOf(server))).toBe(start);
  open(server, start, false).save([], false);
  expect(lastScheduledFetch(hostOf(server))).toBe(start);
  expect(lastScheduledFetch(hostOf(serverWith()))).toBeUndefined();
});
