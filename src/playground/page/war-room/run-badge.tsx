import type { RunSummary } from '../../protocol.js';

/** How a run ended. */
export function RunBadge({ run: { ok, asks } }: { readonly run: Pick<RunSummary, 'ok' | 'asks'> }) {
  if (asks) return <span class="badge accent">Asks</span>;
  return <span class={`badge ${ok ? 'ok' : 'error'}`}>{ok ? 'Done' : 'Failed'}</span>;
}
