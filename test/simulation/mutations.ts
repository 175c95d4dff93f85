import type { Traits } from './traits.js';

/** Ways to break the collector that real ones were broken in, as changes to the built script. */
export interface Mutation {
  readonly name: string;
  /** A text that stands in the script exactly once. */
  readonly find: string;
  readonly replace: string;
  /** Traits under which the mistake shows soon; the others stay as the seed draws them. */
  readonly where?: Partial<Traits>;
  /** A seed under which it shows, which is simulated before all others; absent: the first one is such a seed. */
  readonly shownBy?: number;
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
  overlaps: 0,
  storeFaults: 0,
  storeBytes: Number.POSITIVE_INFINITY,
  clockJump: 0,
  throttled: false,
  sinkDown: false,
  startedBy: 'scheduler',
};

export const mutations: readonly Mutation[] = [
  {
    name: 'the state is saved before the delivery',
    find: 'options.destination.deliver(lines, options.clock, function (accepted) {',
    replace: `for (var n = 0; n < lines.length; n += 1) rememberLine(run, lines[n], lines[n].second < final, options);
    options.checkpoint.save([run.stream.name], true);
    options.destination.deliver(lines, options.clock, function (accepted) {`,
    shownBy: 8,
  },
  {
    name: 'an answer without a word counts as an acknowledgement',
    find: "return 'did not acknowledge the events'",
    replace: "if (body === '') return ''; return 'did not acknowledge the events'",
    where: { ...calm, sinkFaults: 0.3 },
  },
  {
    name: 'remembered records are replaced instead of merged',
    find: 'state.keys.add(second, keyOf(event.digest));',
    replace: '{ state.keys = createKeys(); state.keys.add(second, keyOf(event.digest)); }',
  },
  {
    name: 'a page with fewer records than were asked for counts as the last one',
    find: 'if (records === 0 && !cursor) {',
    replace: 'if (records < 1000 && !cursor) {',
    shownBy: 11,
  },
  {
    name: 'late records are not looked for',
    find: 'horizon = asked - lookBack',
    replace: 'horizon = asked',
    shownBy: 8,
  },
  {
    name: 'times are compared as text',
    find: "return utc.replace('Z', '') > than.replace('Z', '');",
    replace: 'return utc > than;',
    where: { ...calm, timestamps: 'mixed', recordsPerMinute: 120 },
  },
  {
    name: 'batches are cut by characters',
    find: 'bytes: byteLength(text)',
    replace: 'bytes: text.length',
    where: { ...calm, padding: 700, bursts: 2, burstSize: 1500, limit: 5000, pageSizeCap: 999 },
  },
  {
    name: 'there is one copy of the state only',
    find: 'return host.writeContext(context);',
    replace: 'return true;',
  },
  {
    name: 'the limit of a run is ignored',
    find: 'room = run.stream.limit - run.delivered',
    replace: 'room = 1e9',
    shownBy: 2,
  },
  {
    name: 'the start time is taken for inclusive',
    find: 'startAt(scan, scan.reached - 1);',
    replace: 'startAt(scan, scan.reached);',
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
    name: 'every run starts its scan from the beginning',
    find: 'state.scan = scan;',
    replace: 'state.scan = undefined;',
    where: { latencySeconds: 9, timeBudget: 20, pageSizeCap: 100, bursts: 2, burstSize: 300 },
  },
  {
    name: 'every run begins with the same stream',
    find: 'a.state.turn - b.state.turn',
    replace: '0',
    where: { ...calm, latencySeconds: 9, timeBudget: 10, recordsPerMinute: 10 },
  },
  {
    name: 'the collection moves to the current time when nothing came',
    find: 'state.waiting = undefined;\n        state.current = Math.max(state.current, asked);',
    replace: 'state.waiting = undefined;\nraiseWatermark(state, asked);',
    shownBy: 8,
  },
  {
    name: 'a clock that runs ahead shortens the look-back',
    find: 'return Math.min(local, page.sourceSecond - Math.max(0, Math.ceil((end - start) / 1000)));',
    replace: 'return local;',
    where: { clockSkew: 45, lateShare: 0.3, lookBackMinutes: 1, recordsPerMinute: 40 },
  },
  {
    name: 'a cursor that expired is kept',
    find: 'if (moveStart(state)) return;\n state.scan = undefined;\n',
    replace: '',
    where: {
      optionalStreams: true,
      cursorSeconds: 1,
      pageSizeCap: 100,
      bursts: 2,
      burstSize: 300,
      latencySeconds: 4,
    },
    shownBy: 3,
  },
  {
    name: 'identity providers that do not say that they use SCIM are left out',
    find: ".map(function (record) { return valueAt(record, 'id'); })",
    replace:
      ".filter(function (record) { return valueAt(record, 'scim_config.enabled') === true; }).map(function (record) { return valueAt(record, 'id'); })",
    where: { optionalStreams: true, recordsPerMinute: 10 },
  },
  {
    name: 'what became of a request for temporary access is missed after the look-back',
    find: 'lookBackSeconds: Math.max(lookBackSeconds, ',
    replace: 'lookBackSeconds: Math.max(lookBackSeconds, 0 && ',
    where: { ...calm, optionalStreams: true, recordsPerMinute: 3 },
  },
  {
    name: 'a full memory counts as complete',
    find: "run.ended = 'full';",
    replace: "raiseWatermark(state, open[fitting].second);\nrun.ended = 'full';",
    where: { ...calm, storeBytes: 12_000, recordsPerMinute: 600, lateShare: 0.2, pageSizeCap: 999 },
    shownBy: 4,
  },
  {
    name: 'the watermark rises beyond records that late ones may still join',
    find: 'if (!scan.withinLookBack) {',
    replace: 'if (true) {',
    where: {
      ...calm,
      latencySeconds: 9,
      timeBudget: 20,
      recordsPerMinute: 120,
      lateShare: 0.3,
      pageSizeCap: 100,
    },
  },
  {
    name: 'a hole behind a short page is passed over',
    find: "mayLeaveHole = scan.page > 1 && scan.cursor === '' && !scan.full",
    replace: 'mayLeaveHole = false',
    // The first run is cut behind ten records of one second; the next one reads when what came meanwhile is final.
    where: {
      ...calm,
      firstFetchMinutes: 10,
      latencySeconds: 9,
      timeBudget: 10,
      recordsPerMinute: 0,
      bursts: 0,
      throttled: true,
      optionalStreams: false,
      pageSizeCap: Number.POSITIVE_INFINITY,
      plan: [
        { stream: 0, at: -300, records: 10, seconds: 1 },
        { stream: 0, at: 30, records: 2500, seconds: 60 },
      ],
    },
    shownBy: 2,
  },
  {
    name: 'it is not learned how large a state the server takes',
    find: 'return bytes <= capacity;',
    replace: 'return true;',
    where: { ...calm, storeBytes: 12_000, recordsPerMinute: 600, pageSizeCap: 999 },
    shownBy: 4,
  },
  {
    name: 'a second that is too crowded to be remembered is looked for at the end of a page only',
    find: 'crowdedSecond(finals, state, options)',
    replace: 'crowdedSecond(finals.filter(function (r) { return r.second === newest; }), state, options)',
    where: {
      ...calm,
      storeBytes: 12_000,
      recordsPerMinute: 1,
      bursts: 2,
      burstSize: 1500,
      burstSeconds: 1,
      limit: 150,
      padding: 700,
      sinkBytes: 150_000,
    },
    shownBy: 3,
  },
  {
    name: 'records without a readable time are remembered under their neighbor',
    find: ': untimedKeys.sighted(keyOf(event.digest), shownAt)',
    replace: ': keys.has(second, keyOf(event.digest))',
    where: { ...calm, untimedShare: 0.2, recordsPerMinute: 40 },
  },
];

/**
 * Throws when the text is not there exactly once: then the mutation would prove nothing. White space and
 * semicolons in it stand for any or none, because the build spaces and ends statements as it likes.
 */
export function mutate(script: string, { name, find, replace }: Mutation): string {
  const escaped = find.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/[\s;]+/g, '[\\s;]*');
  const parts = script.split(new RegExp(escaped));
  const [before, after] = parts;
  if (parts.length !== 2 || before === undefined || after === undefined) {
    throw new Error(`The mutation "${name}" fits ${parts.length - 1} times; adapt it to the script.`);
  }
  return before + replace + after;
}
