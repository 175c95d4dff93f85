import { FetchedIncidents } from '../../../simulator/investigation/fetched-incidents.js';
import { VirtualClock } from '../../../testing/network/virtual-clock.js';
import { DatasetIndex } from '../data/dataset-index.js';
import type { Project } from '../installation/project.js';
import { MissingRecords } from './missing-records.js';
import { type MockServers, startMockServers } from './mock-servers.js';

/** What the mock servers are made for. */
export type SimulationSettings = Pick<Project, 'vendor' | 'product' | 'demo'>;

/** The mock servers with their time and what has arrived at them. To start over is to start another one. */
export class Simulation {
  readonly clock: VirtualClock;
  readonly mockServers: MockServers;
  readonly index: DatasetIndex;
  readonly incidents = new FetchedIncidents();
  readonly missing = new MissingRecords();
  #ticked: number;

  /** It begins at the real time. */
  static async start({ vendor, product, demo }: SimulationSettings): Promise<Simulation> {
    const clock = new VirtualClock(Date.now());
    return new Simulation(clock, await startMockServers({ now: clock.now, vendor, product, demo }));
  }

  private constructor(clock: VirtualClock, mockServers: MockServers) {
    this.clock = clock;
    this.mockServers = mockServers;
    this.index = new DatasetIndex(mockServers.dataset, mockServers.source?.table);
    this.#ticked = clock.now();
  }

  /** Origins of the mock servers. */
  get origins(): { readonly receiver: string; readonly source: string | undefined } {
    const { receiverUrl, source } = this.mockServers;
    return {
      receiver: new URL(receiverUrl).origin,
      source: source === undefined ? undefined : new URL(source.url).origin,
    };
  }

  /** Lets what happened at the source since the last time appear there. */
  tick(late: boolean): void {
    if (this.clock.now() === this.#ticked) return;
    this.#ticked = this.clock.now();
    this.mockServers.source?.tick({ late });
  }
}
