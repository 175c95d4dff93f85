import { useRef, useState } from 'preact/hooks';
import type { CallProblem, QueryRequest, QueryResult, ReadyQuery, Snapshot } from '../../protocol.js';
import { CallFailed, call } from '../calls/call.js';
import { useCall } from '../calls/use-call.js';
import { useAction } from '../parts/use-action.js';
import { offsetOf } from './error-place.js';
import { ExportMenu } from './export-menu.js';
import { QueryEditor } from './query-editor.js';
import { QueryHelp } from './query-help.js';
import { QueryMenu } from './query-menu.js';
import { QueryProblem } from './query-problem.js';
import { QueryRange, rangeFor } from './query-range.js';
import { QueryRows } from './query-rows.js';

interface Outcome {
  /** What was run. */
  readonly request: QueryRequest;
  readonly result?: QueryResult;
  readonly problem?: CallProblem;
}

/** A field for an XQL query over the dataset, and its result. */
export function QueryView({ snapshot: { dataset, watch } }: { readonly snapshot: Snapshot }) {
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(() => firstQuery(dataset));
  const [timeframe, setTimeframe] = useState<number>();
  const [outcome, setOutcome] = useState<Outcome>();
  const [isBusy, setIsBusy] = useState(false);
  const [focused, setFocused] = useState(0);
  const exporting = useAction();
  // Rows that arrived since may have other fields.
  const { response: terms } = useCall('queryTerms', {}, `${watch.installedAt} ${focused}`);
  const { columns = [], paths = [], modelFields = [], queries = [] } = terms ?? {};

  const run = async (request: QueryRequest) => {
    if (isBusy) return;
    setIsBusy(true);
    // Rows stay until there are others; an error would be taken for one of this query.
    setOutcome((before) => (before?.problem === undefined ? before : undefined));
    try {
      setOutcome({ request, result: await call('query', request) });
    } catch (error) {
      if (!(error instanceof CallFailed)) throw error;
      setOutcome({ request, problem: error.problem });
      if (error.problem.position !== undefined) {
        const offset = offsetOf(request.text, error.problem.position);
        field.current?.focus();
        field.current?.setSelectionRange(offset, offset + 1);
      }
    } finally {
      setIsBusy(false);
    }
  };
  const request = requestOf(text, timeframe);
  const choose = (query: ReadyQuery) => {
    const range = rangeFor(query.timeframe);
    setText(query.text);
    setTimeframe(range);
    void run(requestOf(query.text, range));
  };
  const result = outcome?.result;
  return (
    <div class="data-query stack tight">
      <QueryEditor
        text={text}
        onText={setText}
        names={{ dataset: dataset.name, columns, paths, modelFields }}
        onFocus={() => setFocused(focused + 1)}
        onRun={() => void run(request)}
        invalid={outcome?.problem !== undefined && outcome.request.text === text}
        field={field}
      />
      <div class="row tight data-query-run">
        <button
          type="button"
          class="button primary"
          aria-disabled={isBusy}
          title="Ctrl+Enter"
          onClick={() => void run(request)}
        >
          Run
        </button>
        <QueryRange timeframe={timeframe} onChange={setTimeframe} />
        {isBusy && <span class="spinner" role="status" aria-label="The query is running" />}
        <span class="spread muted small data-query-keys">Ctrl+Enter runs it, Ctrl+Space completes.</span>
        {queries.length > 0 && <QueryMenu queries={queries} onChoose={choose} />}
        <ExportMenu
          count={result?.total ?? 0}
          about=" of the result"
          action={exporting}
          onExport={(format) => call('exportQuery', { ...(outcome?.request ?? request), format })}
        />
        <QueryHelp />
      </div>
      {exporting.problem !== undefined && (
        <p role="alert" class="notice error">
          {exporting.problem.message}
        </p>
      )}
      {outcome?.problem !== undefined && (
        <QueryProblem text={outcome.request.text} problem={outcome.problem} />
      )}
      {result?.warnings.map(({ message, position }) => (
        <p key={`${position.line}:${position.column}`} role="status" class="notice warning">
          Line {position.line}, column {position.column}: {message}
        </p>
      ))}
      {result !== undefined && <QueryRows result={result} />}
    </div>
  );
}

function requestOf(text: string, timeframe: number | undefined): QueryRequest {
  return { text, ...(timeframe !== undefined && { timeframe }) };
}

/** The newest rows with the columns that say most; a path into an object is no column of XQL. */
function firstQuery({ name, columns }: Snapshot['dataset']): string {
  const named = columns.filter((column) => /^\w+$/.test(column));
  const fields = named.length === 0 ? '' : `\n| fields ${named.join(', ')}`;
  return `dataset = ${name}${fields}\n| sort desc _time\n| limit 100`;
}
