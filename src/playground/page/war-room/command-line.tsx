import type { RefObject } from 'preact';
import { useId, useRef, useState } from 'preact/hooks';
import type { CommandArgument } from '../../../simulator/install/installed-integration.js';
import type { FormCommand, InstanceSummary, Run, RunSummary, Snapshot } from '../../protocol.js';
import { call } from '../calls/call.js';
import { Elapsed } from '../parts/elapsed.js';
import { useAction } from '../parts/use-action.js';
import { CommandInput } from './command-input.js';
import { earlierLines } from './line-history.js';

interface LineProps {
  readonly instances: readonly InstanceSummary[];
  readonly instance: InstanceSummary | undefined;
  readonly onInstance: (name: string) => void;
  readonly commands: readonly FormCommand[];
  readonly generic: readonly CommandArgument[];
  /** Whether the pack has an integration. */
  readonly canConfigure: boolean;
  /** What the instance is running, also when it was not started here. */
  readonly running: Snapshot['running'];
  readonly runs: readonly RunSummary[];
  readonly line: string;
  readonly onLine: (line: string) => void;
  readonly input: RefObject<HTMLInputElement | null>;
}

/** Milliseconds in which a click belongs to the one before it. */
const doubleClick = 500;

/** Where commands are typed and run. */
export function CommandLine(props: LineProps) {
  const {
    instances,
    instance,
    onInstance,
    commands,
    generic,
    canConfigure,
    running,
    runs,
    line,
    onLine,
    input,
  } = props;
  const id = useId();
  const action = useAction();
  const cancelling = useAction();
  const [outcome, setOutcome] = useState('');
  const [about, setAbout] = useState('');
  const began = useRef(Number.NEGATIVE_INFINITY);

  const name = instance?.name;
  const problem = action.problem ?? cancelling.problem;
  const isRunning = action.busy || running !== undefined;
  const canRun = !isRunning && line.trim() !== '';
  const run = () => {
    if (!canRun) return;
    setOutcome('');
    began.current = performance.now();
    action.run(async () => {
      const done = await call('run', { ...(name !== undefined && { name }), line });
      onLine('');
      setOutcome(said(done));
      if (input.current?.form?.contains(document.activeElement)) input.current.focus();
      location.hash = `#/war-room/${done.id}`;
    });
  };
  const cancel = () => {
    // The second click of a double-click on Run.
    if (performance.now() - began.current < doubleClick) return;
    const ending = running?.instance ?? name ?? '';
    cancelling.run(() => call('cancel', ending === '' ? {} : { name: ending }));
  };
  return (
    <form
      class="panel war-room-command-line"
      aria-label="Command line"
      onSubmit={(event) => {
        event.preventDefault();
        run();
      }}
    >
      {name === undefined ? (
        <p class="small muted">
          No instance: only scripts and commands of the server run.{' '}
          {canConfigure && <a href="#/configure">Configure one</a>}
        </p>
      ) : (
        <select
          aria-label="Instance"
          value={name}
          onChange={({ currentTarget }) => onInstance(currentTarget.value)}
        >
          {instances.map((one) => (
            <option key={one.name} value={one.name}>
              {one.name}
            </option>
          ))}
        </select>
      )}
      <CommandInput
        line={line}
        onLine={onLine}
        onAbout={setAbout}
        onRun={run}
        commands={commands}
        generic={generic}
        earlier={earlierLines(runs, name)}
        input={input}
        describedBy={`${id}-says`}
      />
      {isRunning ? (
        <button type="button" class="button danger" onClick={cancel}>
          Cancel, <Elapsed key={running?.since} since={running?.since} />
        </button>
      ) : (
        <button type="submit" class="button primary" disabled={!canRun}>
          Run
        </button>
      )}
      <Says id={`${id}-says`} problem={problem?.message} about={about} />
      <p role="status" class="visually-hidden">
        {isRunning ? 'Running' : (problem?.message ?? outcome)}
      </p>
    </form>
  );
}

interface SaysProps {
  readonly id: string;
  readonly problem: string | undefined;
  readonly about: string;
}

/** Explains the line, or says why it did not run, in a place that is always kept. */
function Says({ id, problem, about }: SaysProps) {
  if (problem !== undefined)
    return (
      <p id={id} class="field-error">
        {problem}
      </p>
    );
  if (about !== '')
    return (
      <p id={id} class="hint" title={about}>
        {about}
      </p>
    );
  return (
    <p id={id} class="hint war-room-keys">
      Enter runs it, Tab completes, {'\u2191'} brings back what ran before.
    </p>
  );
}

function said({ ok, asks, entries, error }: Run): string {
  const count = entries.length === 1 ? 'one entry' : `${entries.length} entries`;
  if (asks) return `It asks: ${error?.message}`;
  return ok ? `Done: ${count}.` : `Failed: ${error?.message ?? count}`;
}
