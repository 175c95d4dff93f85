import type { Overview } from '../../protocol.js';
import { bytesText, countedText } from '../parts/quantity-text.js';

const tones = { good: 'ok-text', bad: 'error-text', attention: 'warning-text', plain: '' } as const;

/** Whether the pack is in order, and what it is, in a few lines. */
export function SummaryPanel({ overview: { summary, report } }: { readonly overview: Overview }) {
  const { pack, file, validation } = report;
  const { errors } = validation.counts;
  return (
    <section class="panel" aria-labelledby="overview-summary">
      <div class="panel-header">
        <h2 id="overview-summary" class="spread">
          <bdi>{pack.name}</bdi> {pack.version}
        </h2>
        <span class={`badge ${errors === 0 ? 'ok' : 'error'}`}>
          {errors === 0 ? 'Validation found no errors' : `Validation found ${countedText(errors, 'error')}`}
        </span>
      </div>
      <dl class="panel-body pairs">
        {summary.flatMap(({ label, text, tone }) => [
          <dt key={label}>{label}</dt>,
          <dd key={`${label} text`} class={tones[tone]}>
            {text}
          </dd>,
        ])}
        <dt>File</dt>
        <dd>
          {file.path}
          {file.bytes !== undefined && `, ${bytesText(file.bytes)}`}
        </dd>
        <dt>SHA-256</dt>
        <dd class="mono">{file.sha256 ?? 'none'}</dd>
      </dl>
    </section>
  );
}
