import { type MessagePort, receiveMessageOnPort } from 'node:worker_threads';
import { messageOf } from './errors.js';
import { HostTransportError, type TransportFailureReason } from './host.js';

interface Call {
  readonly name: string;
  readonly args: readonly unknown[];
}

type Reply =
  | { readonly value: unknown }
  | { readonly transportFailure: TransportFailureReason; readonly message: string }
  | { readonly error: string };

/** Shared by both sides: counts the replies, so that the caller can sleep until its own arrives. */
export function newReplyCounter(): Int32Array {
  return new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
}

/**
 * Calls a function that lives behind the port and blocks this thread until it replied. Only for worker threads.
 * Throws what the function threw: a HostTransportError as such, everything else as an Error with the message.
 */
export function callSynchronously(
  port: MessagePort,
  replies: Int32Array,
  name: string,
  args: readonly unknown[],
): unknown {
  const before = Atomics.load(replies, 0);
  port.postMessage({ name, args } satisfies Call);
  // The late notification of the reply before can wake this thread too early.
  while (Atomics.load(replies, 0) === before) Atomics.wait(replies, 0, before);
  const reply = receiveMessageOnPort(port)?.message as Reply;
  if ('value' in reply) return reply.value;
  if ('error' in reply) throw new Error(reply.error);
  throw new HostTransportError(reply.transportFailure, reply.message);
}

/** Answers the calls that arrive at the port, one after the other. */
export function answerCalls(
  port: MessagePort,
  replies: Int32Array,
  answer: (name: string, args: readonly unknown[]) => unknown,
): void {
  port.on('message', async ({ name, args }: Call) => {
    port.postMessage(await replyTo(() => answer(name, args)));
    Atomics.add(replies, 0, 1);
    Atomics.notify(replies, 0);
  });
}

async function replyTo(answer: () => unknown): Promise<Reply> {
  try {
    return { value: await answer() };
  } catch (error) {
    if (error instanceof HostTransportError)
      return { transportFailure: error.reason, message: error.message };
    return { error: messageOf(error) };
  }
}
