import { useState } from 'preact/hooks';
import type { Run } from '../../protocol.js';
import { call } from '../calls/call.js';
import { useCall } from '../calls/use-call.js';
import { ClampedHeading } from '../parts/clamped-heading.js';
import { JsonTree } from '../parts/json-tree.js';
import { Tabs } from '../parts/tabs.js';
import { duration, localClock, utcTime } from '../parts/time-format.js';
import { useAction } from '../parts/use-action.js';
import { ExchangeList } from './exchange-list.js';
import { LogLines } from './log-lines.js';
import { RunBadge } from './run-badge.js';
import { RunResult } from './run-result.js';

interface DetailsProps {
  readonly id: number;
  /** Puts the line of the run into the command line. */
  readonly onEdit: (run: Run) => void;
}

/** A run: what it returned, beside what it logged and requested. */
export function RunDetails({ id, onEdit }: DetailsProps) {
  const { response: run, problem } = useCall('runDetails', { id }, undefined);
  if (problem !== undefined) {
    return (
      <section class="panel war-room-main">
        <p class="empty">{problem.message}</p>
      </section>
    );
  }
  return (
    <section class="panel war-room-main" aria-label={`Run ${id}`} aria-busy={run === undefined}>
      {run !== undefined && (
        <>
          <RunHeader run={run} onEdit={onEdit} />
          <div class="war-room-parts">
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it. */}
            <section class="war-room-scroll panel-body stack" tabIndex={0} aria-label="Result">
              <RunResult run={run} />
            </section>
            <RunTrace run={run} />
          </div>
        </>
      )}
    </section>
  );
}

function RunHeader({ run, onEdit }: { readonly run: Run; readonly onEdit: DetailsProps['onEdit'] }) {
  const replay = useAction();
  return (
    <div class="panel-header">
      <div class="war-room-title">
        <ClampedHeading class="mono" text={run.line} />
        <p class="row tight small muted">
          <RunBadge run={run} />
          <span>{run.instance || 'no instance'}</span>
          <time class="number">{utcTime(run.at)} UTC</time>
          <span class="number">
            {localClock(run.startedAt)} on this machine, took {duration(run.milliseconds)}
          </span>
        </p>
        {replay.problem !== undefined && (
          <p role="alert" class="field-error">
            {replay.problem.message}
          </p>
        )}
      </div>
      <div class="row tight">
        {run.origin === 'war room' && (
          <button type="button" class="button small" onClick={() => onEdit(run)}>
            Edit
          </button>
        )}
        <button
          type="button"
          class="button small"
          disabled={replay.busy}
          onClick={() =>
            replay.run(async () => {
              const { id } = await call('replay', { id: run.id });
              location.hash = `#/war-room/${id}`;
            })
          }
        >
          {replay.busy ? 'Running' : 'Run again'}
        </button>
      </div>
    </div>
  );
}

function RunTrace({ run }: { readonly run: Run }) {
  const [tab, setTab] = useState<'requests' | 'log' | 'context'>('requests');
  return (
    <div class="war-room-trace">
      <Tabs
        label="What the run did"
        tabs={{
          requests: `Requests (${run.requests})`,
          log: `Log (${run.log.length})`,
          context: 'Context',
        }}
        chosen={tab}
        onChoose={setTab}
      >
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it. */}
        <div class="war-room-scroll" tabIndex={0}>
          {tab === 'log' && <LogLines lines={run.log} />}
          {tab === 'requests' && <ExchangeList exchanges={run.exchanges} total={run.requests} />}
          {tab === 'context' && <ContextNow />}
        </div>
      </Tabs>
    </div>
  );
}

/** The context of the investigation as it is now, whatever wrote it. */
function ContextNow() {
  const { response: context } = useCall('context', {}, undefined);
  if (context === undefined) return null;
  return (
    <div class="panel-body stack tight">
      <p class="muted small">The context of the investigation now, as !getContext shows it.</p>
      {Object.keys(context).length === 0 ? (
        <p class="empty">Nothing has been written yet.</p>
      ) : (
        <JsonTree value={context} open={2} />
      )}
    </div>
  );
}
