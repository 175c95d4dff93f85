import { Script } from 'node:vm';
import { createOutput } from '#src/cli/terminal/output.js';
import { SeededRandom } from '#src/testing/simulation/seeded-random.js';
import { brokenPromises } from '../test/validation/fuzz/broken-promises.js';
import { nextMutation } from '../test/validation/fuzz/mutations.js';

/**
 * Gives damaged YAML, JSON, and zips to the checks: `npm run fuzz:validate -- <count> <seed>`. Nothing may throw, show a
 * stack, write outside of the pack, or take two seconds of the processor, and the memory stays bounded. The same seed
 * makes the same damage.
 */

const mostSeconds = 2;
/** A mutation that does not end is stopped, so that it can be named. Longer than the limit, for a machine that is busy. */
const hangMilliseconds = 30_000;
const mostMegabytes = 700;
/** Fixes validate again and again. */
const fixedShare = 0.05;

const [count = 1000, seed = 1] = process.argv.slice(2).map(Number);
const { out, err } = createOutput(process);
const random = new SeededRandom(seed);
let slowest = 0;

/** Runs a function, and throws when it does not end. */
function stopping<T>(run: () => T): T {
  let result: T | undefined;
  Object.assign(globalThis, { runMutation: () => (result = run()) });
  new Script('runMutation()').runInThisContext({ timeout: hangMilliseconds });
  return result as T;
}

for (let number = 1; number <= count; number++) {
  const mutation = nextMutation(random);
  const fixing = random.chance(fixedShare);
  const fail = (what: string) => {
    err.line(`Mutation ${number} of seed ${seed} (${mutation.what}): ${what}`);
    process.exitCode = 1;
  };
  try {
    const started = process.cpuUsage();
    const broken = stopping(() => brokenPromises(mutation, fixing));
    const seconds = process.cpuUsage(started).user / 1e6;
    for (const what of broken) fail(what);
    if (fixing) continue;
    slowest = Math.max(slowest, seconds);
    if (seconds > mostSeconds) fail(`it took ${seconds.toFixed(1)} s`);
  } catch (error) {
    fail(String(error));
  }
}

const megabytes = process.resourceUsage().maxRSS / 1024;
if (megabytes > mostMegabytes) {
  err.line(`The process took up to ${Math.round(megabytes)} MiB.`);
  process.exitCode = 1;
}
out.line(
  `${count} mutations of seed ${seed}. The slowest took ${slowest.toFixed(1)} s; the process, ${Math.round(megabytes)} MiB at most.`,
);
