import { UserError } from '../../../shared/errors.js';
import { suggestion } from '../../../shared/nearest-name.js';
import type { Faults, NamedFault } from '../../../testing/server/faults.js';
import { SeededRandom } from '../../../testing/simulation/seeded-random.js';
import type { FaultMode, FaultSwitch } from '../../protocol.js';

type Side = FaultSwitch['side'];

interface Switch {
  readonly id: string;
  readonly side: Side;
  readonly named: NamedFault;
  mode: FaultMode;
  hits: number;
}

/** The faults of both sides, each of which can be switched on while everything runs. */
export class FaultSwitches {
  readonly #switches: readonly Switch[];
  readonly #random: SeededRandom;
  #struck: string | undefined;

  constructor(faults: { readonly [S in Side]: readonly NamedFault[] }, random = new SeededRandom(1)) {
    const switchesOf = (side: Side): Switch[] =>
      faults[side].map((named) => ({ id: `${side}/${named.id}`, side, named, mode: 'off', hits: 0 }));
    this.#switches = [...switchesOf('source'), ...switchesOf('receiver')];
    this.#random = random;
  }

  list(): FaultSwitch[] {
    return this.#switches.map(({ id, side, named, mode, hits }) => ({
      id,
      side,
      title: named.title,
      mode,
      hits,
    }));
  }

  /** Throws a UserError for an unknown fault. */
  set(id: string, mode: FaultMode): void {
    const found = this.#switches.find((one) => one.id === id);
    if (found === undefined) {
      const ids = this.#switches.map((one) => one.id);
      throw new UserError('playground-request', `There is no fault "${id}". ${suggestion(id, ids)}`);
    }
    found.mode = mode;
  }

  /** Chooses for a mock server: the first fault of its side that strikes. */
  choose(side: Side): Faults {
    const switches = this.#switches.filter((one) => one.side === side);
    return () => {
      const striking = switches.find(({ mode }) => this.#strikes(mode));
      if (striking === undefined) return undefined;
      striking.hits += 1;
      if (striking.mode === 'once') striking.mode = 'off';
      this.#struck = striking.named.title;
      return striking.named.fault;
    };
  }

  /** The title of the fault that has struck since this was last asked. */
  takeStruck(): string | undefined {
    const struck = this.#struck;
    this.#struck = undefined;
    return struck;
  }

  #strikes(mode: FaultMode): boolean {
    return mode === 'always' || mode === 'once' || (mode === 'sometimes' && this.#random.chance(1 / 4));
  }
}
