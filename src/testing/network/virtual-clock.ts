import type { Clock } from '../../simulator/sandbox/script-job.js';

/** No command may run for so long; a script that waits for longer must not push time out of every calendar. */
const longestWaitSeconds = 3600;

/** Time that stands still until somebody waits or moves it on. Epoch milliseconds, always whole ones. */
export class VirtualClock implements Clock {
  #now: number;

  constructor(start: number) {
    this.#now = start;
  }

  readonly now = (): number => this.#now;

  /** Takes no real time. */
  readonly wait = (seconds: number): void => {
    if (seconds > 0) this.advance(Math.min(seconds, longestWaitSeconds) * 1000);
  };

  advance(milliseconds: number): void {
    this.#now += Math.round(milliseconds);
  }

  /** Moves on to a time, unless it is past already. */
  catchUpWith(time: number): void {
    this.#now = Math.max(this.#now, time);
  }
}
