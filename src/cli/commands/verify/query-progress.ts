import type { OpenWait, Wait } from '../../../shared/wait.js';
import type { QueryProgress } from '../../../tenant/client/xql-client.js';

/** Shows which queries run on a tenant. */
export function queryProgress(tenant: string, wait: Wait): (progress: QueryProgress) => void {
  const running = new Map<string, OpenWait>();
  return ({ about, state }) => {
    const waiting = running.get(about) ?? wait(`Waiting for ${tenant}: ${about}`);
    running.set(about, waiting);
    waiting.note(state === 'busy' ? 'behind other queries' : '');
    if (state !== 'ended') return;
    waiting.end();
    running.delete(about);
  };
}
