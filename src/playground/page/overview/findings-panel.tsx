import { useState } from 'preact/hooks';
import type { Overview } from '../../protocol.js';
import { ShowAll } from '../parts/show-all.js';

type Findings = Overview['report']['validation']['findings'];

const tones = { error: 'error', warning: 'warning', note: 'accent' } as const;
const firstShown = 20;

/** What the validation found, if anything. */
export function FindingsPanel({ findings }: { readonly findings: Findings }) {
  const [all, setAll] = useState(false);
  if (findings.length === 0) return null;
  const shown = all ? findings : findings.slice(0, firstShown);
  return (
    <section class="panel" aria-labelledby="overview-findings">
      <div class="panel-header">
        <h2 id="overview-findings">What the validation found</h2>
        <span class="badge number">{findings.length}</span>
      </div>
      <ul class="panel-body overview-list">
        {shown.map(({ code, severity, file, start, message, fix }) => (
          <li key={`${file} ${start?.line} ${start?.column} ${code} ${message}`}>
            <span class={`badge ${tones[severity]}`}>
              {severity} {code}
            </span>{' '}
            {message}
            <p class="muted small">
              <code>
                {file}
                {start !== undefined && `:${start.line}:${start.column}`}
              </code>{' '}
              {fix}
            </p>
          </li>
        ))}
      </ul>
      {shown.length < findings.length && (
        <ShowAll of={`${findings.length} findings`} onClick={() => setAll(true)} />
      )}
    </section>
  );
}
