import { deploymentOf, drawnDeployment } from '../../test/simulation/deployments.js';
import { simulate } from '../../test/simulation/simulate.js';
import type { SeedAnswer, SeedQuestion } from './seed-pool.js';

/** A process that simulates the seeds that it is asked for, one after the other. */

process.on('message', ({ script, seed, drawn }: SeedQuestion) => {
  const began = Date.now();
  const { name, traits } = (drawn ? drawnDeployment : deploymentOf)(seed);
  const result = simulate(script, seed, traits);
  const answer: SeedAnswer = { seed, deployment: name, seconds: (Date.now() - began) / 1000, result };
  process.send?.(answer);
});
