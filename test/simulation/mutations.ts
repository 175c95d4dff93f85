import type { Traits } from './traits.js';

/** Ways to break the collector that real ones were broken in, as changes to the built script. */
export interface Mutation {
  readonly name: string;
  /** A text that stands in the script exactly once. */
  readonly find: string;
  readonly replace: string;
  /** Traits under which the mistake shows soon; the others stay as the seed draws them. */
  readonly where?: Partial<Traits>;
}

/** Little else goes wrong, so that a mistake is not hidden by what it is excused for. */
const calm: Partial<Traits> = {
  minutes: 5,
  lookBackMinutes: 1,
  firstFetchMinutes: 1,
  latencySeconds: 0.2,
  sourceFaults: 0,
  sinkFaults: 0,
  kills: 0,
  skippedRuns: 0,
  lostCopies: 0,
};

export const mutations: readonly Mutation[] = [
  {
    name: 'the state is saved before the delivery',
    find: 'options.destination.deliver(lines, options.clock, function (accepted) {',
    replace: `for (var n = 0; n < lines.length; n += 1) turn.state.seen.add(lines[n].second, lines[n].digest);
    options.checkpoint.save([turn.stream.name], true);
    options.destination.deliver(lines, options.clock, function (accepted) {`,
  },
  {
    name: 'remembered records are replaced instead of merged',
    find: 'turn.state.seen.add(line.second, line.digest);',
    replace: 'if (i === 0) turn.state.seen = createSeen();\nturn.state.seen.add(line.second, line.digest);',
  },
  {
    name: 'a short page counts as the last one',
    find: 'if (seconds.length === 0) {',
    replace: 'if (seconds.length < 1000) {',
  },
  {
    name: 'late records are not looked for',
    find: 'var horizon = asked - lookBack;',
    replace: 'var horizon = asked;',
  },
  {
    name: 'times are compared as text',
    find: "return utc.replace('Z', '') > than.replace('Z', '');",
    replace: 'return utc > than;',
    where: { ...calm, timestamps: 'mixed', recordsPerMinute: 120 },
  },
  {
    name: 'batches are cut by characters',
    find: 'bytes: byteLength(text),\n                second:',
    replace: 'bytes: text.length,\n                second:',
    where: { ...calm, padding: 700, bursts: 2, burstSize: 1500, limit: 5000, pageSizeCap: 999 },
  },
  {
    name: 'there is one copy of the state only',
    find: 'return host.writeContext(contextRecord);',
    replace: 'return true;',
  },
  {
    name: 'the limit of a run is ignored',
    find: 'var room = turn.stream.limit - turn.delivered;',
    replace: 'var room = 1e9;',
  },
  {
    name: 'the start time is taken for inclusive',
    find: 'sweep.since = sweep.reached - 1;',
    replace: 'sweep.since = sweep.reached;',
    where: {
      ...calm,
      sinceInclusive: false,
      timestamps: 'whole',
      firstFetchMinutes: 60,
      recordsPerMinute: 60,
      pageSizeCap: 100,
    },
  },
  {
    name: 'every run starts its pass anew',
    find: 'sweep: sweep === undefined\n',
    replace: 'sweep: true\n',
    where: { latencySeconds: 9, timeBudget: 20, pageSizeCap: 100, bursts: 2, burstSize: 300 },
  },
  {
    name: 'the collection moves to the current time when nothing came',
    find: 'state.current = Math.max(state.current, asked);',
    replace: 'state.current = Math.max(state.current, asked);\nsettle(state, asked);',
  },
  {
    name: 'a clock that runs ahead shortens the look-back',
    find: 'return Math.min(local, page.sourceSecond - Math.ceil((end - start) / 1000));',
    replace: 'return local;',
    where: { clockSkew: 45, lateShare: 0.3, lookBackMinutes: 1, recordsPerMinute: 40 },
  },
  {
    name: 'a cursor that expired is kept',
    find: 'leaveCursor(turn.state);\n',
    replace: ';\n',
    where: {
      optionalStreams: true,
      cursorSeconds: 1,
      pageSizeCap: 100,
      bursts: 2,
      burstSize: 300,
      latencySeconds: 4,
    },
  },
  {
    name: 'identity providers that do not tell whether they use SCIM are left out',
    find: 'valueAt(records[i], lookup.enabledField) === false',
    replace: 'valueAt(records[i], lookup.enabledField) !== true',
    where: { optionalStreams: true, recordsPerMinute: 10 },
  },
];

/**
 * Throws when the text is not there exactly once: then the mutation would prove nothing. White space in it stands for
 * any, because the build indents the script as it likes.
 */
export function mutate(script: string, { name, find, replace }: Mutation): string {
  const escaped = find.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+');
  const parts = script.split(new RegExp(escaped));
  const [before, after] = parts;
  if (parts.length !== 2 || before === undefined || after === undefined) {
    throw new Error(`The mutation "${name}" fits ${parts.length - 1} times; adapt it to the script.`);
  }
  return before + replace + after;
}
