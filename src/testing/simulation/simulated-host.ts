import type { HostHttpOptions, HostHttpResponse, LogLevel } from '../../simulator/host/script-host.js';
import { RunKilled, type ScriptHost } from '../../simulator/host/script-host.js';
import { InstanceState } from '../../simulator/instance/instance-state.js';
import { VirtualNetwork, type VirtualServer } from '../network/virtual-network.js';

/** A server in virtual time: its requests go to handlers, and it can be killed at any call. */
export class SimulatedHost implements ScriptHost {
  readonly state = new InstanceState();
  readonly logs: { readonly level: LogLevel; readonly text: string }[] = [];
  /** Epoch milliseconds of the true time. */
  clock: number;
  /** Milliseconds by which this server's clock is ahead. */
  skew: number;
  /** Called when the state was saved in the copy that no failure takes back. */
  onSaved: () => void = () => {};
  readonly #network: VirtualNetwork;
  readonly #store: Store;
  #calls = 0;
  #kill: Kill | undefined;
  #interruption: Interruption | undefined;

  constructor(
    clock: number,
    skew: number,
    servers: ReadonlyMap<string, VirtualServer>,
    store: Store = everything,
  ) {
    this.clock = clock;
    this.skew = skew;
    this.#network = new VirtualNetwork(servers, {
      now: () => this.clock,
      advance: (milliseconds) => {
        this.clock += milliseconds;
      },
    });
    this.#store = store;
  }

  /** Prepares the next run. `kill` and `interruption` count the host calls of the run from 1. */
  startRun(kill: Kill | undefined, interruption?: Interruption): void {
    this.#calls = 0;
    this.#kill = kill;
    this.#interruption = interruption;
  }

  now(): number {
    return this.clock + this.skew;
  }

  http(
    url: string,
    options: HostHttpOptions,
    _insecure: boolean,
    _proxy: boolean,
    timeoutMs: number | undefined,
  ): HostHttpResponse {
    return this.#call(() => this.#network.request(url, options, timeoutMs));
  }

  wait(seconds: number): void {
    this.#call(() => {
      this.clock += seconds * 1000;
    });
  }

  log(level: LogLevel, text: string): void {
    this.logs.push({ level, text });
  }

  getLastRun() {
    return this.#call(() => this.state.getLastRun());
  }

  setLastRun(lastRun: Parameters<ScriptHost['setLastRun']>[0]): void {
    this.#call(() => {
      this.#store.accept(lastRun);
      this.state.setLastRun(lastRun);
    }, true);
  }

  getIntegrationContext() {
    return this.#call(() => this.state.getIntegrationContext());
  }

  setIntegrationContext(context: Readonly<Record<string, string>>, version?: number): boolean {
    return this.#call(() => {
      this.#store.accept(context);
      const stored = this.state.setIntegrationContext(context, version);
      if (stored) this.onSaved();
      return stored;
    }, true);
  }

  demistoVersion() {
    return { version: '8.9.0', buildNumber: '1', platform: 'x2' };
  }

  #call<T>(effect: () => T, isWrite = false): T {
    this.#calls += 1;
    // No whole run fits between the look at a state and its writing.
    if (this.#interruption !== undefined && !isWrite && this.#interruption.call <= this.#calls) {
      this.#interrupt(this.#interruption);
    }
    const kill = this.#kill;
    if (kill !== undefined && kill.call === this.#calls && !kill.afterEffect) throw new RunKilled('killed');
    const value = effect();
    if (kill !== undefined && kill.call === this.#calls) throw new RunKilled('killed');
    return value;
  }

  /** Another run goes from its start to its end before this one goes on. */
  #interrupt({ run }: Interruption): void {
    const [calls, kill] = [this.#calls, this.#kill];
    this.#interruption = undefined;
    run();
    [this.#calls, this.#kill] = [calls, kill];
  }
}

export interface Kill {
  /** The host call, counted from 1, at which the run ends. */
  readonly call: number;
  /** Whether the call still has its effect. */
  readonly afterEffect: boolean;
}

export interface Interruption {
  /** The host call, counted from 1, before which the other run happens. */
  readonly call: number;
  run(): void;
}

/** Where the server keeps states. */
export interface Store {
  /** Throws when it does not take this one. */
  accept(state: object): void;
}

const everything: Store = { accept: () => {} };
