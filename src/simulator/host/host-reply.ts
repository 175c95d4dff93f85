import { messageOf } from '../../shared/errors.js';
import { HostTransportError, type TransportFailureReason } from './script-host.js';

/** What came of a host call that was made from another thread or process. */
export type HostReply =
  | { readonly value?: unknown }
  | { readonly transportFailure: TransportFailureReason; readonly message: string }
  | { readonly error: string };

export async function replyTo(answer: () => unknown): Promise<HostReply> {
  try {
    return { value: await answer() };
  } catch (error) {
    if (error instanceof HostTransportError)
      return { transportFailure: error.reason, message: error.message };
    return { error: messageOf(error) };
  }
}

/** Throws what the host function threw: a HostTransportError as such, everything else as an Error with the message. */
export function takeReply(reply: HostReply): unknown {
  if ('error' in reply) throw new Error(reply.error);
  if ('transportFailure' in reply) throw new HostTransportError(reply.transportFailure, reply.message);
  return reply.value;
}
