import { type MessagePort, receiveMessageOnPort } from 'node:worker_threads';
import { type HostReply, replyTo, takeReply } from './host-reply.js';

interface Call {
  readonly name: string;
  readonly args: readonly unknown[];
}

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
  return takeReply(receiveMessageOnPort(port)?.message as HostReply);
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
