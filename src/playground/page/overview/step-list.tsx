import type { Step } from './steps.js';

interface StepListProps {
  readonly steps: readonly Step[];
  /** The command line of the upload. */
  readonly uploadCommand: string;
}

const states = { done: 'Done', failed: 'Failed', open: 'Not done yet' } as const;

/** What there is to do before the pack is uploaded, ticked by what the session did. */
export function StepList({ steps, uploadCommand }: StepListProps) {
  const next = steps.find(({ state }) => state !== 'done');
  return (
    <section class="panel" aria-labelledby="overview-steps">
      <div class="panel-header">
        <h2 id="overview-steps">From here to the tenant</h2>
      </div>
      <ol class="panel-body overview-steps">
        {steps.map((step, index) => (
          <li key={step.title} data-state={step.state} aria-current={step === next ? 'step' : undefined}>
            <span class="overview-mark" aria-hidden="true">
              {step.state === 'done' ? '\u2713' : step.state === 'failed' ? '\u00d7' : index + 1}
            </span>
            <div>
              {step.view === undefined ? (
                <strong>{step.title}</strong>
              ) : (
                <a href={`#/${step.view}`}>{step.title}</a>
              )}
              <span class="visually-hidden">: {states[step.state]}.</span>
              <p class="muted small">{step.text}</p>
              {step.view === undefined && <pre>{uploadCommand}</pre>}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
