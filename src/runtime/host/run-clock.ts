import type { Host } from './host.js';
import { runtime } from './runtime.js';

/** The time that one run may take. The server ends a command after 180 seconds, or sooner where a container says so. */
export interface RunClock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Whole seconds since 1970. */
  second(): number;
  /** True while the run may start a new request to the source. */
  mayRead(): boolean;
  /** True while the run may start a delivery. */
  mayDeliver(): boolean;
  /** Seconds that a request to the source may take which starts now. It leaves time to deliver what it brings. */
  readTimeout(): number;
  /** Seconds that a delivery may take which starts now. */
  deliveryTimeout(): number;
  /** Waits and returns true, or returns false at once when the wait would use up the reading time. */
  pauseReading(seconds: number): boolean;
  /** The same for the time of deliveries. */
  pauseDelivery(seconds: number): boolean;
}

/** No run takes longer than this. */
export const runSeconds = 150;
const longestRequest = 45;

/** @param readSeconds after this time no request to the source starts */
export function startRunClock(host: Host, readSeconds: number): RunClock {
  const end =
    runtime === 'container' && typeof timeLimitSeconds === 'number'
      ? Math.min(runSeconds, timeLimitSeconds)
      : runSeconds;
  const lastRead = Math.min(readSeconds, end * 0.6);
  const lastDelivery = end * 0.8;
  let before = host.now();
  let milliseconds = 0;

  /** A clock that is set back in between does not make the run longer. */
  function elapsed(): number {
    const now = host.now();
    milliseconds += Math.max(0, now - before);
    before = now;
    return milliseconds / 1000;
  }

  /** Two seconds are for what happens between the requests. */
  function timeout(until: number): number {
    return Math.max(1, Math.min(longestRequest, Math.floor(until - 2 - elapsed())));
  }

  function pause(seconds: number, until: number): boolean {
    return elapsed() + seconds < until && host.wait(seconds);
  }

  return {
    now: host.now,
    second: () => Math.floor(host.now() / 1000),
    mayRead: () => elapsed() < lastRead,
    mayDeliver: () => elapsed() < lastDelivery,
    readTimeout: () => timeout(lastDelivery),
    deliveryTimeout: () => timeout(end),
    pauseReading: (seconds) => pause(seconds, lastRead),
    pauseDelivery: (seconds) => pause(seconds, lastDelivery),
  };
}
