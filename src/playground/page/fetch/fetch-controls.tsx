import { useId, useState } from 'preact/hooks';
import type { InstanceSummary, Snapshot } from '../../protocol.js';
import { call } from '../calls/call.js';
import { ConfirmDialog } from '../parts/confirm-dialog.js';
import { bytesText, countText } from '../parts/quantity-text.js';
import type { Action } from '../parts/use-action.js';
import { FetchSwitch } from './fetch-switch.js';
import { PaceFields } from './pace-fields.js';

const burstSizes = [1000, 10_000, 100_000];

interface FetchControlsProps {
  readonly snapshot: Snapshot;
  readonly instances: readonly InstanceSummary[];
  readonly instance: InstanceSummary;
  readonly onChoose: (name: string) => void;
  readonly action: Action;
}

/** What sets cycles going, and how. */
export function FetchControls({ snapshot, instances, instance, onChoose, action }: FetchControlsProps) {
  const { fetching, running, pace, hasSource } = snapshot;
  const { name, problem, target, stateBytes, fetchSwitch } = instance;
  const isOff = fetchSwitch?.isOn === false;
  const id = useId();
  const usesSource = hasSource && target === 'mock';
  const [asked, setAsked] = useState<'reset' | 'start over'>();
  const activity = fetching === undefined ? running?.command : 'Fetching';
  const canRun = problem === undefined && !isOff;
  const canStep = canRun && fetching === undefined && running === undefined && !action.busy;
  const startOrStop = () => {
    if (fetching !== undefined) action.run(() => call('stopFetching', {}));
    else if (canRun) action.run(() => call('startFetching', { name }));
  };
  return (
    <section class="panel panel-body fetch-controls" aria-label="Control">
      <div class="row">
        <div class="field fetch-instance">
          <label for={id}>Instance</label>
          <select id={id} value={name} onChange={({ currentTarget }) => onChoose(currentTarget.value)}>
            {instances.map((one) => (
              <option key={one.name} value={one.name}>
                {one.name}
              </option>
            ))}
          </select>
        </div>
        <div class="row tight fetch-buttons">
          <button
            type="button"
            class={fetching === undefined ? 'button primary fetch-start' : 'button danger fetch-start'}
            aria-disabled={fetching === undefined && !canRun}
            onClick={startOrStop}
          >
            {fetching === undefined ? 'Start' : 'Stop'}
          </button>
          <button
            type="button"
            class="button"
            aria-disabled={!canStep}
            title="Runs one cycle"
            onClick={() => canStep && action.run(() => call('step', { name }))}
          >
            Step
          </button>
        </div>
        <PaceFields pace={pace} target={target} usesSource={usesSource} action={action} />
        <span role="status" class="fetch-state">
          {activity !== undefined && (
            <span class="badge accent">
              <span class="spinner" />
              {activity}
            </span>
          )}
        </span>
      </div>
      <div class="row">
        {usesSource && (
          <fieldset class="row tight">
            <legend class="visually-hidden">More records in the service at once</legend>
            <span class="muted">Burst</span>
            {burstSizes.map((count) => (
              <button
                key={count}
                type="button"
                class="button small"
                aria-label={`${countText(count)} more records in the service at once`}
                onClick={() => action.run(() => call('burst', { count }))}
              >
                +{countText(count)}
              </button>
            ))}
          </fieldset>
        )}
        <span class="muted spread">
          State of the instance: <span class="number">{bytesText(stateBytes)}</span>
        </span>
        <button type="button" class="button small" onClick={() => setAsked('reset')}>
          Reset state
        </button>
        <button type="button" class="button small" onClick={() => setAsked('start over')}>
          Start over
        </button>
      </div>
      {isOff && <FetchSwitch name={name} fetchSwitch={fetchSwitch} action={action} />}
      {problem !== undefined && (
        <p class="notice error">
          {name} cannot run: {problem} <a href="#/configure">Configure it</a>
        </p>
      )}
      {action.problem !== undefined && (
        <p role="alert" class="notice error">
          {action.problem.message}
        </p>
      )}
      {asked === 'reset' && (
        <ConfirmDialog
          title={`Reset the state of ${name}?`}
          text="Its last run and its integration context are forgotten: the next cycle begins as the first one of a new instance. What the dataset holds stays, so rows may come twice."
          action="Reset state"
          onConfirm={() => action.run(() => call('resetState', { name }))}
          onClose={() => setAsked(undefined)}
        />
      )}
      {asked === 'start over' && (
        <ConfirmDialog
          title="Start over?"
          text="Resets the mock servers: the dataset, the cycles, and the states of all instances are emptied. Instances stay configured."
          action="Start over"
          onConfirm={() => action.run(() => call('startOver', {}))}
          onClose={() => setAsked(undefined)}
        />
      )}
    </section>
  );
}
