import type { Run } from '../../protocol.js';
import { call } from '../calls/call.js';
import { LongText } from '../parts/long-text.js';
import { useAction } from '../parts/use-action.js';

interface ConfirmQuestionProps {
  readonly run: Run;
  readonly text: string;
}

/** What a command asks before it does anything, and the answer that lets it. */
export function ConfirmQuestion({ run: { instance, line }, text }: ConfirmQuestionProps) {
  const action = useAction();
  const confirm = async () => {
    const name = instance === '' ? {} : { name: instance };
    const { id } = await call('run', { ...name, line: `${line} confirm=true` });
    location.hash = `#/war-room/${id}`;
  };
  return (
    <div class="notice accent stack tight">
      <LongText text={text} />
      <div class="row tight">
        <button
          type="button"
          class="button small"
          aria-disabled={action.busy}
          onClick={() => !action.busy && action.run(confirm)}
        >
          Run it with confirm=true
        </button>
        <span class="muted small">On a tenant, this answer shows as an error.</span>
      </div>
      {action.problem !== undefined && (
        <p role="alert" class="field-error">
          {action.problem.message}
        </p>
      )}
    </div>
  );
}
