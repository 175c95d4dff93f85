import { useId, useRef, useState } from 'preact/hooks';
import type { CallProblem, QueryResult, Snapshot } from '../../protocol.js';
import { CallFailed, call } from '../calls/call.js';
import { offsetOf } from './error-place.js';
import { QueryHelp } from './query-help.js';
import { QueryProblem } from './query-problem.js';
import { QueryRows } from './query-rows.js';

interface Outcome {
  /** The text that was run. */
  readonly text: string;
  readonly result?: QueryResult;
  readonly problem?: CallProblem;
}

/** A field for an XQL query over the dataset, and its result. */
export function QueryView({ snapshot: { dataset } }: { readonly snapshot: Snapshot }) {
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(() => firstQuery(dataset));
  const [outcome, setOutcome] = useState<Outcome>();
  const [isBusy, setIsBusy] = useState(false);

  const run = async () => {
    if (isBusy) return;
    setIsBusy(true);
    try {
      setOutcome({ text, result: await call('query', { text }) });
    } catch (error) {
      if (!(error instanceof CallFailed)) throw error;
      setOutcome({ text, problem: error.problem });
      if (error.problem.position !== undefined) {
        const offset = offsetOf(text, error.problem.position);
        field.current?.focus();
        field.current?.setSelectionRange(offset, offset + 1);
      }
    } finally {
      setIsBusy(false);
    }
  };
  return (
    <div class="data-query stack tight">
      <label class="visually-hidden" for={id}>
        XQL query
      </label>
      <textarea
        ref={field}
        id={id}
        class="mono"
        rows={5}
        spellcheck={false}
        autocomplete="off"
        value={text}
        aria-invalid={outcome?.problem !== undefined && outcome.text === text}
        onInput={({ currentTarget }) => setText(currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          void run();
        }}
      />
      <div class="row tight data-query-run">
        <button type="button" class="button primary" aria-disabled={isBusy} onClick={() => void run()}>
          Run
        </button>
        <span class="muted small">Ctrl+Enter</span>
        {isBusy && <span class="spinner" role="status" aria-label="The query is running" />}
        <span class="spread" />
        <QueryHelp />
      </div>
      {outcome?.problem !== undefined && <QueryProblem text={outcome.text} problem={outcome.problem} />}
      {outcome?.result !== undefined && <QueryRows result={outcome.result} />}
    </div>
  );
}

/** The newest rows with the columns that tell most; a path into an object is no column of XQL. */
function firstQuery({ name, columns }: Snapshot['dataset']): string {
  const named = columns.filter((column) => /^\w+$/.test(column));
  const fields = named.length === 0 ? '' : `\n| fields ${named.join(', ')}`;
  return `dataset = ${name}${fields}\n| sort desc _time\n| limit 100`;
}
