import type { Host } from '../host/host.js';
import type { RunClock } from '../host/run-clock.js';
import { type Failure, transientFailure } from '../values/failure.js';
import { cutBatches, type Line } from './batches.js';

/** Where events go. */
export interface Destination {
  /**
   * Delivers in order. `accepted` is called after each batch that the receiver has taken, `leftOut` for records that
   * it can never take, which are logged.
   * @throws a Failure when a batch was not taken
   */
  deliver<L extends Line>(
    lines: readonly L[],
    clock: RunClock,
    accepted: (lines: readonly L[]) => void,
    leftOut: (lines: readonly L[]) => void,
  ): void;
  /** @throws a Failure when the receiver refuses this instance; sends no event. */
  probe(clock: RunClock): void;
}

/** A receiver that takes one batch at a time. */
export interface Receiver {
  /** Names it in logs. */
  readonly name: string;
  /** One attempt. Undefined when the whole batch was taken; status 413 means that it was too large. */
  send(batch: readonly Line[], clock: RunClock): Failure | undefined;
  /** @throws a Failure */
  probe(clock: RunClock): void;
}

const batchBytes = 1048576;
/** Every receiver refuses records over 5 MB. */
const recordBytes = 5000000;
const attempts = 4;
const serverErrorAttempts = 2;

/** Cuts what is delivered into batches, repeats what may work a little later, and halves what is too large. */
export function createDestination(host: Host, receiver: Receiver): Destination {
  const prefix = `[${receiver.name}] `;

  function drop(line: Line, reason: string): void {
    host.logError(`${prefix}The record ${line.id} was left out: its ${line.bytes} bytes ${reason}`);
  }

  /** Undefined when taken, otherwise the failure of the last attempt. */
  function send(batch: readonly Line[], clock: RunClock): Failure | undefined {
    for (let attempt = 1; ; attempt += 1) {
      const failure = receiver.send(batch, clock);
      if (failure === undefined || !failure.transient) return failure;
      if (attempt >= (failure.status === 500 ? serverErrorAttempts : attempts)) return failure;
      const pause = Math.max(2 ** (attempt - 1), failure.retryAfter);
      host.logInfo(`${prefix}Attempt ${attempt} failed, again in ${pause} s. ${failure.message}`);
      if (!clock.pauseDelivery(pause)) return failure;
    }
  }

  return {
    deliver(lines, clock, accepted, leftOut) {
      const isOversized = ({ bytes }: Line) => bytes > recordBytes;
      const oversized = lines.filter(isOversized);
      for (const line of oversized) {
        drop(line, `are more than the ${recordBytes} that the receiver takes for one record.`);
      }
      const fitting = oversized.length === 0 ? lines : lines.filter((line) => !isOversized(line));
      const queue = cutBatches(fitting, batchBytes);
      for (let batch = queue.shift(); batch !== undefined; batch = queue.shift()) {
        if (!clock.mayDeliver()) {
          throw transientFailure(
            'There was no time left in this run to deliver all events; the next run goes on.',
          );
        }
        const failure = send(batch, clock);
        if (failure === undefined) accepted(batch);
        else if (failure.status !== 413) throw failure;
        else if (batch.length > 1) {
          const middle = Math.ceil(batch.length / 2);
          queue.unshift(batch.slice(0, middle), batch.slice(middle));
        } else {
          for (const line of batch) drop(line, 'are too large for the receiver (status 413).');
          leftOut(batch);
        }
      }
      if (oversized.length > 0) leftOut(oversized);
    },
    probe: receiver.probe,
  };
}
