import { parseArgs } from 'node:util';
import { builtZip } from '../test/simulation/built-script.js';
import { deploymentOf, drawnDeployment } from '../test/simulation/deployments.js';
import { simulate } from '../test/simulation/simulate.js';
import { writeResult } from './check-result.js';
import { simulateSeeds } from './soak/seed-pool.js';

/**
 * Simulates many seeds, or replays one: `npm run soak -- --seeds 2000` or `npm run soak -- --seed 17`. With `--drawn` no
 * seed stands for one of the wider deployments; the tests run the first of these. `--results <file>` writes the result
 * of many for `cortex-pack report`.
 */
const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '1000' },
    seed: { type: 'string' },
    from: { type: 'string', default: '1' },
    drawn: { type: 'boolean', default: false },
    results: { type: 'string' },
  },
});

for (const name of ['seeds', 'seed', 'from'] as const) {
  const given = values[name];
  if (given === undefined || /^[1-9]\d{0,8}$/.test(given)) continue;
  console.error(`--${name} takes a whole number from 1 on, not "${given}".`);
  process.exit(1);
}

const barLength = 40;

const none = {
  seeds: 0,
  runs: 0,
  requests: 0,
  made: 0,
  delivered: 0,
  repeats: 0,
  'largest state': 0,
  'longest wait, s': 0,
  seconds: 0,
};
type Sums = typeof none;

const seedsOfLine = 100;

/** A bar on a terminal, a line now and then in a log file. */
function showProgress(done: number, all: number, failed: number): void {
  if (!process.stdout.isTTY) {
    if (done % seedsOfLine === 0) console.log(`${done} of ${all} seeds, ${failed} failed`);
    return;
  }
  const filled = Math.round((done / all) * barLength);
  const bar = '\u2588'.repeat(filled) + '\u2591'.repeat(barLength - filled);
  process.stdout.write(`\r${bar} ${done} of ${all} seeds, ${failed} failed `);
}

const { script, sha256 } = await builtZip();
if (values.seed !== undefined) {
  const { name, traits } = (values.drawn ? drawnDeployment : deploymentOf)(Number(values.seed));
  const result = simulate(script, Number(values.seed), traits);
  console.log(JSON.stringify({ deployment: name, ...result, violations: undefined }, null, 2));
  console.log(result.violations.length === 0 ? 'Every promise was kept.' : result.violations.join('\n'));
  process.exitCode = result.violations.length === 0 ? 0 : 1;
} else {
  const from = Number(values.from);
  const seeds = Array.from({ length: Number(values.seeds) }, (_, index) => from + index);
  let [done, failed] = [0, 0];
  const all = new Map<string, Sums>();
  await simulateSeeds(
    seeds.map((seed) => ({ script, seed, drawn: values.drawn })),
    ({ seed, deployment, seconds, result }) => {
      done += 1;
      if (result.violations.length > 0) {
        failed += 1;
        console.log(
          `\nseed ${seed}, ${deployment}: ${result.violations.slice(0, 3).join('; ')} (replay: npm run soak -- --seed ${seed}${values.drawn ? ' --drawn' : ''}) ${seconds} s`,
        );
      }
      showProgress(done, seeds.length, failed);
      const before = all.get(deployment) ?? none;
      all.set(deployment, {
        seeds: before.seeds + 1,
        runs: before.runs + result.runs,
        requests: before.requests + result.requests,
        made: before.made + result.made,
        delivered: before.delivered + result.delivered,
        repeats: before.repeats + result.repeats,
        'largest state': Math.max(before['largest state'], result.largestState),
        'longest wait, s': Math.max(before['longest wait, s'], result.longestWait),
        seconds: Math.round(before.seconds + seconds),
      });
    },
  );
  const kept = failed === 0 ? '0 lost, 0 repeated without a reason' : `${failed} broke a promise`;
  console.log(`\n${values.seeds} seeds: ${kept}.`);
  if (values.results !== undefined)
    writeResult(values.results, {
      check: 'simulation',
      passed: failed === 0,
      summary: `${values.seeds} seeds from ${from} on: ${kept}.`,
      command: `npm run soak -- --from ${from} --seeds ${values.seeds} --results ${values.results}`,
      zips: [sha256],
    });
  console.log(
    'made: records that the source had; delivered: events in the dataset; repeats: delivered again after an answer was lost, which nobody can prevent; largest state: bytes; longest wait: from visible to delivered.',
  );
  console.table(Object.fromEntries(all));
  process.exitCode = failed === 0 ? 0 : 1;
}
