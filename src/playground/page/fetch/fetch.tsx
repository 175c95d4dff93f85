import { useState } from 'preact/hooks';
import { countText } from '../parts/quantity-text.js';
import { useAction } from '../parts/use-action.js';
import { replaceAddress, useRestOf } from '../shell/use-address.js';
import type { ViewProps } from '../shell/view.js';
import { CycleCharts } from './cycle-charts.js';
import { CycleSheet } from './cycle-sheet.js';
import { CycleTable } from './cycle-table.js';
import { FaultPanel } from './fault-panel.js';
import './fetch.css';
import { FetchControls } from './fetch-controls.js';
import { StreamCounts } from './stream-counts.js';
import { streamNames } from './time-bins.js';
import { useCycles } from './use-cycles.js';

/** Collecting cycle by cycle: its control, its faults, what came of it, and each cycle by itself. */
export function Fetch({ snapshot }: ViewProps) {
  const { instances, fetching, streams, faults, hasSource, lastCycle } = snapshot;
  const cycles = useCycles(lastCycle);
  const rest = useRestOf('fetch');
  const [chosenName, setChosenName] = useState<string>();
  const [chosenCycle, setChosenCycle] = useState<number>();
  const control = useAction();
  const switching = useAction();

  const collectors = instances.filter(
    ({ fetchesEvents, fetchesIncidents }) => fetchesEvents || fetchesIncidents,
  );
  const instance =
    collectors.find(({ name }) => name === (fetching?.instance ?? chosenName)) ?? collectors[0];
  if (instance === undefined) {
    return (
      <p class="view empty">
        No instance fetches yet. <a href="#/configure">Configure one</a>
      </p>
    );
  }
  const names = streamNames(
    streams.map(({ name }) => name),
    cycles,
  );
  const opened = /^[1-9]\d*$/.test(rest) ? Number(rest) : undefined;
  const choose = (number: number) => {
    setChosenCycle(number);
    if (opened !== undefined) replaceAddress('fetch', String(number));
  };
  return (
    <div class="view view-fill fetch">
      <FetchControls
        snapshot={snapshot}
        instances={collectors}
        instance={instance}
        onChoose={setChosenName}
        action={control}
      />
      <div class="fetch-side-panels stack">
        <StreamCounts streams={streams} names={names} hasSource={hasSource} />
        <FaultPanel faults={faults} action={switching} />
        {switching.problem !== undefined && (
          <p role="alert" class="notice error">
            {switching.problem.message}
          </p>
        )}
      </div>
      <div class="fetch-main">
        <CycleCharts cycles={cycles} streams={names} />
        <section class="fetch-cycles" aria-label="Cycles">
          <div class="row tight">
            <h2>Cycles</h2>
            <span class="badge number">{countText(lastCycle)}</span>
          </div>
          <CycleTable
            cycles={cycles}
            streams={names}
            chosen={opened ?? chosenCycle}
            onChoose={choose}
            onOpen={(number) => replaceAddress('fetch', String(number))}
          />
        </section>
      </div>
      {opened !== undefined && (
        <CycleSheet
          number={opened}
          cycle={cycles.find(({ number }) => number === opened)}
          streams={names}
          onClose={() => {
            setChosenCycle(opened);
            replaceAddress('fetch', '');
          }}
        />
      )}
    </div>
  );
}
