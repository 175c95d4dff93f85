import { DatasetIndex } from '../data/dataset-index.js';
import type { Project } from '../installation/project.js';
import { type StandIns, startStandIns } from './stand-ins.js';
import { VirtualClock } from './virtual-clock.js';

/** What the stand-ins are made for. */
export type WorldSettings = Pick<Project, 'vendor' | 'product' | 'demo'>;

/** The stand-ins with their time and what has arrived at them. To start over is to start another one. */
export class World {
  readonly clock: VirtualClock;
  readonly standIns: StandIns;
  readonly index: DatasetIndex;
  #ticked: number;

  /** It begins at the real time. */
  static async start({ vendor, product, demo }: WorldSettings): Promise<World> {
    const clock = new VirtualClock(Date.now());
    return new World(clock, await startStandIns({ now: clock.now, vendor, product, demo }));
  }

  private constructor(clock: VirtualClock, standIns: StandIns) {
    this.clock = clock;
    this.standIns = standIns;
    this.index = new DatasetIndex(standIns.dataset, standIns.source?.table);
    this.#ticked = clock.now();
  }

  /** Origins of the stand-ins. */
  get origins(): { readonly receiver: string; readonly source: string | undefined } {
    const { receiverUrl, source } = this.standIns;
    return {
      receiver: new URL(receiverUrl).origin,
      source: source === undefined ? undefined : new URL(source.url).origin,
    };
  }

  /** Lets what happened at the source since the last time appear there. */
  tick(late: boolean): void {
    if (this.clock.now() === this.#ticked) return;
    this.#ticked = this.clock.now();
    this.standIns.source?.tick({ late });
  }
}
