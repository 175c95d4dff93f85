import type { CallName, RequestOf, ResponseOf } from '../../protocol.js';
import { readAddress } from '../shell/use-address.js';
import { call } from './call.js';

let last: Promise<unknown> = Promise.resolve();

/**
 * A call that nobody waits for. One at a time: a browser has few connections to a server, and those that the user waits
 * for must find one free. The rest waits while another view is shown. Undefined for one that is no longer `wanted` when
 * its turn comes. Rejects with CallFailed.
 */
export function callInBackground<N extends CallName>(
  name: N,
  request: RequestOf<N>,
  wanted: () => boolean,
): Promise<ResponseOf<N> | undefined> {
  const { view } = readAddress();
  const turn = last.then(async () => {
    while (readAddress().view !== view) await nextAddress();
    return wanted() ? call(name, request) : undefined;
  });
  last = turn.catch(() => undefined);
  return turn;
}

function nextAddress(): Promise<unknown> {
  return new Promise((resolve) => addEventListener('hashchange', resolve, { once: true }));
}
