import { parseArgs } from 'node:util';
import { builtScript } from '../test/simulation/built-script.js';
import { simulate } from '../test/simulation/simulate.js';

/** Simulates many seeds, or replays one: `npm run soak -- --seeds 2000` or `npm run soak -- --seed 17`. */
const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '1000' },
    seed: { type: 'string' },
    from: { type: 'string', default: '1' },
  },
});

const barLength = 40;

/** On a terminal only: a log file is no place for a bar. */
function showProgress(done: number, all: number, failed: number): void {
  if (!process.stdout.isTTY) return;
  const filled = Math.round((done / all) * barLength);
  const bar = '\u2588'.repeat(filled) + '\u2591'.repeat(barLength - filled);
  process.stdout.write(`\r${bar} ${done} of ${all} seeds, ${failed} failed `);
}

const script = await builtScript();
if (values.seed !== undefined) {
  const result = simulate(script, Number(values.seed));
  console.log(JSON.stringify({ ...result, violations: undefined }, null, 2));
  console.log(result.violations.length === 0 ? 'Every promise was kept.' : result.violations.join('\n'));
  process.exitCode = result.violations.length === 0 ? 0 : 1;
} else {
  const from = Number(values.from);
  let failed = 0;
  const sums = { runs: 0, requests: 0, made: 0, delivered: 0, repeats: 0, largestState: 0 };
  for (let seed = from; seed < from + Number(values.seeds); seed += 1) {
    const began = Date.now();
    const result = simulate(script, seed);
    showProgress(seed - from + 1, Number(values.seeds), failed);
    if (result.violations.length > 0) {
      failed += 1;
      console.log(
        `\nseed ${seed}: ${result.violations.slice(0, 3).join('; ')} (replay: npm run soak -- --seed ${seed}) ${Date.now() - began} ms`,
      );
    }
    sums.runs += result.runs;
    sums.requests += result.requests;
    sums.made += result.made;
    sums.delivered += result.delivered;
    sums.repeats += result.repeats;
    sums.largestState = Math.max(sums.largestState, result.largestState);
  }
  console.log(`\n${values.seeds} seeds, ${failed} failed.`);
  console.table([sums]);
  process.exitCode = failed === 0 ? 0 : 1;
}
