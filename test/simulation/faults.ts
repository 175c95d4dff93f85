import { lostAcknowledgements, refusals } from '#src/testing/receiver/receiver-faults.js';
import type { Fault, NamedFault } from '#src/testing/server/faults.js';
import type { SeededRandom } from '#src/testing/simulation/seeded-random.js';
import { sourceFaults as namedSourceFaults } from '../../pack/mock-api/faults.js';

/** What can go wrong between the collector and Cloudflare. */
export const sourceFaults = faultsOf(namedSourceFaults);

/** What can go wrong between the collector and the receiver. In those of the second list the events did arrive. */
export const sinkFaults = faultsOf(refusals);

export const sinkFaultsAfterArrival = faultsOf(lostAcknowledgements);

export function pickFrom<T>(random: SeededRandom, list: readonly T[]): T {
  const item = list[random.integer(0, list.length - 1)];
  if (item === undefined) throw new Error('the list is empty');
  return item;
}

function faultsOf(named: readonly NamedFault[]): readonly Fault[] {
  return named.map(({ fault }) => fault);
}
