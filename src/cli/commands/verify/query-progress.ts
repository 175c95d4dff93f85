import type { QueryProgress } from '../../../tenant/client/xql-client.js';
import type { Terminal } from '../../terminal/output.js';

/** Shows which queries run in one line that changes; nothing where the output is no terminal. */
export function queryProgress(err: Terminal): { show(progress: QueryProgress): void; clear(): void } {
  const running = new Map<string, QueryProgress>();
  let shown = false;

  function draw(): void {
    if (!err.interactive) return;
    const texts = [...running.values()].map(
      ({ about, state, seconds }) =>
        `${about} (${state === 'busy' ? 'waiting for other queries, ' : ''}${seconds} s)`,
    );
    const line = texts.length === 0 ? '' : `Asking: ${texts.join(', ')}`;
    if (line === '' && !shown) return;
    // To the start of the line, and without what stood there.
    err.write(`\r\u001b[K${err.style('dim', line.slice(0, err.width - 1))}`);
    shown = line !== '';
  }

  return {
    show(progress) {
      if (progress.state === 'ended') running.delete(progress.about);
      else running.set(progress.about, progress);
      draw();
    },
    clear() {
      running.clear();
      draw();
    },
  };
}
