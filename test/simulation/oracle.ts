import { parseTimestamp } from '#src/testing/server/timestamp.js';
import { lostRecords, repeatedRecords, unknownRecords } from '#src/testing/simulation/oracle.js';
import type { SimulatedReceiver } from '#src/testing/simulation/simulated-receiver.js';
import type { RunRecord } from '#src/testing/simulation/simulated-runs.js';
import { lookBackOf, type Made, streamNames } from './history.js';
import type { Traits } from './traits.js';

const stateLimit = 128 * 1024;
const runLimit = 150;

/** Compares what the source held with what the receiver accepted, and each run with what was promised of it. */
export function judge(
  traits: Traits,
  made: readonly Made[],
  receiver: SimulatedReceiver,
  runs: readonly RunRecord[],
  drained: boolean,
  newest: ReadonlyMap<string, string>,
  logs: readonly string[],
): string[] {
  const violations = [...receiver.violations];
  if (!drained) violations.push('the backlog never drained');
  violations.push(...judgeLosses(traits, made, runs, receiver));
  violations.push(...judgeRepeats(traits, made, receiver, forgottenIn(logs)));
  violations.push(...judgeNewest(made, receiver, newest));
  runs.forEach((run, index) => {
    violations.push(...judgeRun(traits, run).map((text) => `run ${index}: ${text}`));
  });
  return violations;
}

/** Every record from the start time of the first run on that became visible within the look-back must have arrived. */
function judgeLosses(
  traits: Traits,
  made: readonly Made[],
  runs: readonly RunRecord[],
  receiver: SimulatedReceiver,
): string[] {
  const from = latestStart(runs) - traits.firstFetchMinutes * 60_000;
  const lost = lostRecords(
    made,
    receiver,
    ({ stream, at, visibleAt, passing }) =>
      at >= from &&
      visibleAt - at <= lookBackOf(stream, traits) &&
      passing !== true &&
      stream !== brokenName(traits),
  );
  if (lost.length === 0) return [];
  const [first] = lost;
  const example =
    first === undefined ? '' : `${first.stream} ${new Date(first.at).toISOString()} ${first.key}`;
  return [`${lost.length} of ${made.length} records were lost, such as ${example}`];
}

/**
 * When the collection can have started at the latest, in epoch milliseconds of its own clock: a run whose state is lost
 * leaves the start to the next one, and one that is interrupted to the other one.
 */
function latestStart(runs: readonly RunRecord[]): number {
  const firstKept = runs.findIndex(({ keptState }) => keptState);
  const starts = runs
    .slice(0, firstKept + 1)
    .map(({ began, seconds, interrupted }) => (interrupted ? began + seconds * 1000 : began));
  return Math.max(...starts);
}

function brokenName({ brokenStream }: Traits): string | undefined {
  return brokenStream === -1 ? undefined : streamNames[brokenStream];
}

/** How many records without a readable time the collector said that it had to forget. */
function forgottenIn(logs: readonly string[]): number {
  return logs.reduce(
    (sum, text) => sum + Number(/: the (\d+) that the source showed longest ago/.exec(text)?.[1] ?? 0),
    0,
  );
}

/** @param forgotten so many records without a readable time may have come again */
function judgeRepeats(
  traits: Traits,
  made: readonly Made[],
  receiver: SimulatedReceiver,
  forgotten: number,
): string[] {
  const unknown = unknownRecords(made, receiver);
  const untimed = new Set(made.filter(({ time }) => time === '').map(({ name }) => name));
  let left = forgotten;
  const repeated = repeatedRecords(made, receiver, traits.lookBackMinutes * 60_000).filter(
    ({ name, unexcused }) => {
      if (!untimed.has(name)) return true;
      left -= unexcused;
      return left < 0;
    },
  );
  return [
    ...(unknown.length > 0
      ? [`${unknown.length} records arrived that nobody made, such as ${unknown[0]}`]
      : []),
    ...(repeated.length > 0
      ? [
          `${repeated.length} records came again without excuse, such as ${repeated[0]?.name} (${repeated[0]?.copies} times)`,
        ]
      : []),
  ];
}

/** The state must name the newest delivered record, whatever the digits of its time. */
function judgeNewest(
  made: readonly Made[],
  receiver: SimulatedReceiver,
  newest: ReadonlyMap<string, string>,
): string[] {
  // A batch that nobody knows of any more may hold the newest record.
  if (receiver.excused.size > 0) return [];
  const value = (time: string) => parseTimestamp(time) ?? 0n;
  return streamNames.flatMap((name) => {
    const delivered = made.filter((record) => record.stream === name && receiver.stored.has(record.name));
    const latest = delivered.reduce(
      (time, record) => (value(record.time) > value(time) ? record.time : time),
      '',
    );
    const saved = newest.get(name) ?? '';
    return value(saved) === value(latest)
      ? []
      : [`the newest of ${name} is ${latest}, and the state says ${saved}`];
  });
}

function judgeRun(traits: Traits, run: RunRecord): string[] {
  const found: string[] = [];
  if (run.stateBytes > stateLimit) found.push(`the state has ${run.stateBytes} bytes`);
  if (run.interrupted) return found;
  if (run.seconds > runLimit) found.push(`it took ${run.seconds} s`);
  // The first page of a stream may take a look-up before it.
  const requests = traits.optionalStreams ? 2 : 1;
  if (run.lastSourceRequest > traits.timeBudget + traits.latencySeconds * 1.5 * requests) {
    found.push(
      `a request arrived ${run.lastSourceRequest} s after its start, with a time budget of ${traits.timeBudget} s`,
    );
  }
  for (const [stream, count] of run.delivered) {
    // A batch whose acknowledgement was lost is sent again, in four attempts at most, and stored each time.
    if (count > traits.limit * (traits.sinkFaults > 0 ? 4 : 1))
      found.push(`it delivered ${count} ${stream} with a limit of ${traits.limit}`);
  }
  return found;
}
