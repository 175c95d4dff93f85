import type { ComponentChild } from 'preact';
import type { Cycle } from '../../protocol.js';
import { ChartPattern, patternFill } from '../chart/legend.js';
import { streamLook } from '../chart/series.js';
import { countText, durationText } from '../parts/quantity-text.js';
import { timeText } from '../parts/time-format.js';
import type { TableColumn } from '../parts/virtual-row.js';
import { VirtualTable } from '../parts/virtual-table.js';
import { totalEvents } from './cycle-list.js';
import { EventsBar } from './events-bar.js';

const columns: readonly TableColumn[] = [
  { name: 'number', title: 'Cycle', width: 64, align: 'end' },
  { name: 'time', title: 'Time (UTC)', width: 92 },
  { name: 'result', title: 'Result', width: 72 },
  { name: 'events', title: 'Events', width: 76, align: 'end' },
  { name: 'requests', title: 'Requests', width: 88, align: 'end' },
  { name: 'retries', title: 'Retries', width: 72, align: 'end' },
  { name: 'faults', title: 'Faults', width: 68, align: 'end' },
  { name: 'duplicates', title: 'Duplicates', width: 96, align: 'end' },
  { name: 'lag', title: 'Lag', width: 100, align: 'end' },
  { name: 'streams', title: 'By stream', width: 116 },
];

interface CycleTableProps {
  /** Oldest first. */
  readonly cycles: readonly Cycle[];
  readonly streams: readonly string[];
  /** The number of the chosen cycle. */
  readonly chosen: number | undefined;
  readonly onChoose: (number: number) => void;
  readonly onOpen: (number: number) => void;
}

/** All cycles, the newest on top. */
export function CycleTable({ cycles, streams, chosen, onChoose, onOpen }: CycleTableProps) {
  const last = cycles.at(-1)?.number ?? 0;
  const at = (index: number) => cycles[cycles.length - 1 - index];
  const active = chosen === undefined ? -1 : last - chosen;
  return (
    <>
      <svg class="fetch-patterns" width="0" height="0" aria-hidden="true">
        <defs>
          {streams.map((stream, place) => (
            <ChartPattern key={stream} id={`cycle-stream-${place}`} {...streamLook(place)} />
          ))}
        </defs>
      </svg>
      <VirtualTable
        label="Cycles, newest first"
        columns={columns}
        rowCount={cycles.length}
        top={last}
        active={active >= 0 && active < cycles.length ? active : undefined}
        onActive={(index) => onChoose(at(index)?.number ?? last)}
        onOpen={(index) => onOpen(at(index)?.number ?? last)}
        row={(index) => {
          const cycle = at(index);
          return cycle && cellsOf(cycle, streams);
        }}
        empty="No cycle has run yet. Step runs one, Start runs one after the other."
      />
    </>
  );
}

function cellsOf(cycle: Cycle, streams: readonly string[]): readonly ComponentChild[] {
  const { number, at, ok, events, requests, retries, faults, duplicates, lag } = cycle;
  return [
    number,
    timeText(at),
    ok ? <span class="muted">ok</span> : <span class="badge error">failed</span>,
    <Count value={totalEvents(cycle)} />,
    <Count value={requests} />,
    <Count value={retries} tone="warning-text" />,
    <Count value={faults} tone="warning-text" />,
    <Count value={duplicates} tone="warning-text" />,
    lag === undefined ? '' : durationText(lag.median),
    <EventsBar events={events} streams={streams} fill={(place) => patternFill(`cycle-stream-${place}`)} />,
  ];
}

/** A zero steps back, so that the eye finds what is none. */
function Count({ value, tone = '' }: { readonly value: number; readonly tone?: string }) {
  return <span class={value === 0 ? 'muted' : tone}>{countText(value)}</span>;
}
