import type { CallProblem, Run } from '../../protocol.js';
import { Elapsed } from '../parts/elapsed.js';
import { LongText } from '../parts/long-text.js';

export type TestState =
  | { readonly is: 'none' }
  | { readonly is: 'running' }
  | { readonly is: 'done'; readonly run: Run }
  | { readonly is: 'refused'; readonly problem: CallProblem };

interface OutcomeProps {
  readonly test: TestState;
  readonly onCancel: () => void;
}

/** What the Test button tells, in the words of the tenant. Its place is always there, so that it is read out. */
export function TestOutcome({ test, onCancel }: OutcomeProps) {
  return (
    <div role="status">
      {test.is === 'running' && (
        <p class="row tight configure-testing">
          <span class="spinner" />
          <span class="spread">
            Testing,{' '}
            <span aria-hidden="true">
              <Elapsed />
            </span>
          </span>
          <button type="button" class="button small" onClick={onCancel}>
            Cancel
          </button>
        </p>
      )}
      {test.is === 'refused' && <p class="notice error">{test.problem.message}</p>}
      {test.is === 'done' && <Verdict run={test.run} />}
    </div>
  );
}

function Verdict({ run: { id, ok, error } }: { readonly run: Run }) {
  return (
    <div class={`notice ${ok ? 'ok' : 'error'}`}>
      <p>
        {ok ? (
          <strong class="ok-text">Success</strong>
        ) : (
          <LongText text={error?.message ?? 'The test failed without saying why.'} />
        )}
      </p>
      <a href={`#/war-room/${id}`}>Log and requests of this test</a>
    </div>
  );
}
