import type { Host } from '../host/host.js';
import type { RunClock } from '../host/run-clock.js';
import { type Failure, remoteFailure, transientFailure } from '../values/failure.js';
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
/**
 * No receiver or gateway is known that takes less: the lowest limit that one comes with is 128 KiB for a request. One
 * that finds a smaller record too large does not mean its size, and would refuse them all.
 */
const surelyTakenBytes = 65536;
/** Half as many for what may be for good: a 500, and a success that says nothing. */
const attempts = 4;

/** Cuts what is delivered into batches, repeats what may work a little later, and halves what is too large. */
export function createDestination(host: Host, receiver: Receiver): Destination {
  const prefix = `[${receiver.name}] `;

  function drop({ id }: Line, reason: string): void {
    host.logError(`${prefix}The record ${id} was left out: ${reason}`);
  }

  /** Why no receiver takes it; '' when one may. */
  function flawOf({ bytes }: Line): string {
    if (bytes === 0) return 'it is nested too deeply.';
    return bytes > recordBytes
      ? `its ${bytes} bytes are more than the ${recordBytes} that the receiver takes for one record.`
      : '';
  }

  /** Undefined when taken, otherwise the failure of the last attempt. */
  function send(batch: readonly Line[], clock: RunClock): Failure | undefined {
    for (let attempt = 1; ; attempt += 1) {
      const failure = receiver.send(batch, clock);
      if (failure === undefined || !failure.transient) return failure;
      if (attempt >= (/^(2|500)/.test(String(failure.status)) ? attempts / 2 : attempts)) return failure;
      const pause = Math.max(2 ** (attempt - 1), failure.retryAfter);
      host.logInfo(`${prefix}Attempt ${attempt} failed, again in ${pause} s. ${failure.message}`);
      if (!clock.pauseDelivery(pause)) return failure;
    }
  }

  return {
    deliver<L extends Line>(
      lines: readonly L[],
      clock: RunClock,
      accepted: (lines: readonly L[]) => void,
      leftOut: (lines: readonly L[]) => void,
    ) {
      const flawed: L[] = [];
      const fitting = lines.filter((line) => {
        const flaw = flawOf(line);
        if (flaw === '') return true;
        drop(line, flaw);
        flawed.push(line);
        return false;
      });
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
          const [line] = batch as [L];
          if (line.bytes < surelyTakenBytes) {
            throw remoteFailure(
              `${failure.message} It was a single record of ${line.bytes} bytes, so its size is not the cause. Check what answers at this address, such as a proxy.`,
              failure,
            );
          }
          drop(line, `its ${line.bytes} bytes are too large for the receiver (status 413).`);
          leftOut(batch);
        }
      }
      if (flawed.length > 0) leftOut(flawed);
    },
    probe: receiver.probe,
  };
}
