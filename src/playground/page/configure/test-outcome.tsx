import type { Problem, Run } from '../../api.js';
import { Elapsed } from '../parts/elapsed.js';
import { LongText } from '../parts/long-text.js';

export type TestState =
  | { readonly is: 'none' }
  | { readonly is: 'running' }
  | { readonly is: 'done'; readonly run: Run }
  | { readonly is: 'refused'; readonly problem: Problem };

interface OutcomeProps {
  readonly test: TestState;
  readonly onCancel: () => void;
}

/** What the Test button tells, in the words of the tenant. */
export function TestOutcome({ test, onCancel }: OutcomeProps) {
  if (test.is === 'running') {
    return (
      <p class="row tight configure-testing">
        <span class="spinner" />
        <span class="spread">
          Testing, <Elapsed />
        </span>
        <button type="button" class="button small" onClick={onCancel}>
          Cancel
        </button>
      </p>
    );
  }
  return (
    <div role="status">
      {test.is === 'refused' && <p class="notice error">{test.problem.message}</p>}
      {test.is === 'done' && (
        <div class={`notice ${test.run.ok ? 'ok' : 'error'}`}>
          <p class="configure-verdict">
            {test.run.ok ? (
              <strong class="ok-text">Success</strong>
            ) : (
              <LongText text={test.run.error?.message ?? 'The test failed without saying why.'} />
            )}
          </p>
          <a href={`#/war-room/${test.run.id}`}>Log and requests of this test</a>
        </div>
      )}
    </div>
  );
}
