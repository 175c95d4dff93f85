import type { Snapshot } from '../../protocol.js';
import { countedText } from '../parts/quantity-text.js';
import type { ViewName } from '../shell/view.js';

/** A step from an installed pack to one that is uploaded. */
export interface Step {
  readonly title: string;
  /** Where it is done; absent for what is done outside of the page. */
  readonly view?: ViewName;
  readonly state: 'done' | 'failed' | 'open';
  /** What happened so far. */
  readonly text: string;
}

/** What of the pack and of the session decides, next to what the server says of it now. */
export interface StepFacts {
  /** Whether the data were shown since they arrived. */
  readonly looked: boolean;
  readonly hasIntegration: boolean;
  /** Of the validation. */
  readonly errors: number;
}

export function stepsOf(snapshot: Snapshot, { looked, hasIntegration, errors }: StepFacts): Step[] {
  return [
    ...(hasIntegration ? [testStep(snapshot)] : []),
    ...(fetches(snapshot) ? [fetchStep(snapshot), lookStep(snapshot, looked)] : [runStep(snapshot)]),
    {
      title: 'Upload',
      state: 'open',
      text: errors === 0 ? 'In a terminal:' : 'Fix the errors of the validation first. Then, in a terminal:',
    },
  ];
}

function fetches({ instances, dataset, incidents }: Snapshot): boolean {
  return (
    incidents !== undefined ||
    dataset.count > 0 ||
    instances.some(({ fetchesEvents, fetchesIncidents }) => fetchesEvents || fetchesIncidents)
  );
}

function testStep({ instances }: Snapshot): Step {
  const step = { title: 'Test', view: 'configure' } as const;
  const ok = instances.find(({ tested }) => tested === 'ok');
  if (ok !== undefined) return { ...step, state: 'done', text: `${ok.name} answered ok.` };
  const failed = instances.find(({ tested }) => tested === 'failed');
  if (failed !== undefined) return { ...step, state: 'failed', text: `The test of ${failed.name} failed.` };
  const text = instances.length === 0 ? 'Add an instance and test it.' : 'No instance was tested yet.';
  return { ...step, state: 'open', text };
}

function fetchStep({ lastCycle, ...snapshot }: Snapshot): Step {
  const step = { title: 'Fetch', view: 'fetch' } as const;
  const { count, what } = collected(snapshot);
  if (count > 0 && lastCycle > 0)
    return {
      ...step,
      state: 'done',
      text: `${count.toLocaleString('en')} ${what} in ${countedText(lastCycle, 'cycle')}.`,
    };
  const text =
    lastCycle === 0
      ? `No cycle ran yet${byCommand(count, what)}.`
      : `${countedText(lastCycle, 'cycle')} brought no ${what}.`;
  return { ...step, state: 'open', text };
}

/** A command may deliver events as well. */
function byCommand(count: number, what: string): string {
  return count === 0 ? '' : `; commands brought ${count.toLocaleString('en')} ${what}`;
}

function lookStep(snapshot: Snapshot, looked: boolean): Step {
  const view = snapshot.incidents === undefined ? 'data' : 'incidents';
  const step = { title: view === 'data' ? 'Look at the data' : 'Look at the incidents', view } as const;
  if (looked) return { ...step, state: 'done', text: 'You looked at what arrived.' };
  const { count } = collected(snapshot);
  const text = count === 0 ? 'There is nothing to see before a fetch.' : 'Not looked at yet.';
  return { ...step, state: 'open', text };
}

/** Of a pack that fetches nothing. */
function runStep({ lastRun, instances }: Snapshot): Step {
  const step = { title: 'Run a command', view: 'war-room' } as const;
  // A test is a run as well.
  const tested = instances.filter(({ tested }) => tested !== 'not yet').length;
  return lastRun > tested
    ? { ...step, state: 'done', text: 'The War Room shows what it answered.' }
    : { ...step, state: 'open', text: 'Nothing ran in the War Room yet.' };
}

function collected({ incidents, dataset }: Pick<Snapshot, 'incidents' | 'dataset'>): {
  readonly count: number;
  readonly what: string;
} {
  return incidents === undefined
    ? { count: dataset.count, what: 'events' }
    : { count: incidents.count, what: 'incidents' };
}
