import { executeScript } from '#src/simulator/sandbox/execute-script.js';
import type { Handler } from '#src/testing/server/exchange.js';
import { SimulatedHost } from '#src/testing/simulation/simulated-host.js';
import { builtScript } from '../test/simulation/built-script.js';
import { account } from '../test/simulation/history.js';
import { backlogParams, collectorKey, makeBacklog, token } from './backlog.js';

/**
 * What collecting costs: a backlog of one log through the built script, beside a plain loop over the same mock servers in
 * the same process. Only the ratios mean anything on another machine.
 */

const start = Date.UTC(2026, 10, 22, 8);
const origin = 'https://api.cloudflare.com';
const path = `/client/v4/accounts/${account.id}/audit_logs`;

interface Measured {
  readonly requests: number;
  readonly milliseconds: number;
  readonly delivered: number;
}

interface Deployment {
  readonly source: Handler;
  readonly sink: Handler;
  readonly requests: () => number;
  readonly delivered: () => number;
}

function deploy(events: number): Deployment {
  const { source, receiver, dataset } = makeBacklog(events, start, 3 * 86_400_000);
  let requests = 0;
  return {
    source: (request, now) => {
      requests += 1;
      return source(request, now);
    },
    sink: receiver,
    requests: () => requests,
    delivered: () => dataset.count(),
  };
}

/**
 * The least that any collector does, as a script of the same server: read page after page, add the fields that the
 * dataset needs, send each.
 */
const plainLoop = `
var headers = { Authorization: ['Bearer ${token}'], 'User-Agent': ['plain-loop'] };
for (var page = 1; ; page += 1) {
  var url = '${origin}${path}?since=' + args.since + '&direction=asc&per_page=1000&page=' + page;
  var records = JSON.parse(http(url, { Method: 'GET', Headers: headers }).Body).result;
  if (records.length === 0) return 'ok';
  var lines = [];
  for (var i = 0; i < records.length; i += 1) {
    records[i]._time = records[i].when;
    records[i].SOURCE_LOG_TYPE = 'Account Audit Logs';
    lines.push(JSON.stringify(records[i]));
  }
  http('https://collector.example/logs/v1/event', {
    Method: 'POST',
    Headers: { Authorization: ['${collectorKey}'] },
    Body: lines.join('\\n'),
  });
}`;

/** What the processor worked for this process so far, in milliseconds: other programs do not count. */
function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function runPlainLoop(events: number): Measured {
  const { source, sink, requests, delivered } = deploy(events);
  const args = { since: new Date(start - 4 * 86_400_000).toISOString() };
  const began = processorTime();
  const outcome = executeScript(plainLoop, { command: 'loop', params: {}, args }, hostOf(source, sink));
  if (outcome.error !== undefined) throw new Error(outcome.error.message);
  return { requests: requests(), milliseconds: processorTime() - began, delivered: delivered() };
}

function hostOf(source: Handler, sink: Handler): SimulatedHost {
  return new SimulatedHost(
    start,
    0,
    new Map([
      [new URL(origin).host, { handler: source, latencyMs: () => 200 }],
      ['collector.example', { handler: sink, latencyMs: () => 50 }],
    ]),
  );
}

interface Collected extends Measured {
  readonly runs: number;
  readonly stateBytes: number;
  readonly heapMegabytes: number;
}

function collect(script: string, events: number): Collected {
  const { source, sink, requests, delivered } = deploy(events);
  const host = hostOf(source, sink);
  const params = backlogParams(origin, 'https://collector.example/logs/v1/event');
  let runs = 0;
  let stateBytes = 0;
  let heap = 0;
  const began = processorTime();
  while (delivered() < events && runs < 1000) {
    host.startRun(undefined);
    const outcome = executeScript(script, { command: 'fetch-events', params, args: {} }, host, {
      runtime: 'container',
    });
    if (outcome.error !== undefined) throw new Error(outcome.error.message);
    runs += 1;
    stateBytes = Math.max(stateBytes, JSON.stringify(host.state.getLastRun()).length);
    heap = Math.max(heap, process.memoryUsage().heapUsed);
  }
  return {
    requests: requests(),
    milliseconds: processorTime() - began,
    delivered: delivered(),
    runs,
    stateBytes,
    heapMegabytes: Math.round(heap / 1e6),
  };
}

const script = await builtScript();
// Both compile their code once before anything counts.
collect(script, 1000);
runPlainLoop(1000);

/** The quickest run: the others were disturbed. */
function quickest<M extends Measured>(runs: readonly M[]): M {
  return runs.reduce((best, run) => (run.milliseconds < best.milliseconds ? run : best));
}

const rows = [1_000, 10_000, 100_000].map((events) => {
  // In turn, so that what else the machine does disturbs both.
  const rounds = Array.from({ length: 5 }, () => ({
    ours: collect(script, events),
    plain: runPlainLoop(events),
  }));
  const ours = quickest(rounds.map((round) => round.ours));
  const plain = quickest(rounds.map((round) => round.plain));
  if (ours.delivered !== events) throw new Error(`${ours.delivered} of ${events} events were delivered`);
  return {
    events,
    runs: ours.runs,
    'requests per 10,000': +((ours.requests * 10_000) / events).toFixed(1),
    'plain loop': +((plain.requests * 10_000) / events).toFixed(1),
    'time against the loop': +(ours.milliseconds / plain.milliseconds).toFixed(2),
    'microseconds per event': Math.round((ours.milliseconds * 1000) / events),
    'bytes of state': ours.stateBytes,
    'heap, MB': ours.heapMegabytes,
  };
});
console.table(rows);
