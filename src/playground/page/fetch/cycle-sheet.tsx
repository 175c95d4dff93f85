import { useState } from 'preact/hooks';
import type { Cycle } from '../../protocol.js';
import { useCall } from '../calls/use-call.js';
import { DetailsSheet } from '../parts/details-sheet.js';
import { JsonTree } from '../parts/json-tree.js';
import { Tabs } from '../parts/tabs.js';
import { CycleFacts } from './cycle-facts.js';
import { CycleRequests } from './cycle-requests.js';
import { StateChanges } from './state-changes-view.js';

interface CycleSheetProps {
  readonly number: number;
  /** What the list knows of it. */
  readonly cycle: Cycle | undefined;
  readonly streams: readonly string[];
  readonly onClose: () => void;
}

const tabs = {
  facts: 'Summary',
  requests: 'Requests',
  changes: 'State changes',
  before: 'Before',
  after: 'After',
};

/** One cycle: what it brought, what it asked, and what it left in the state. */
export function CycleSheet({ number, cycle, streams, onClose }: CycleSheetProps) {
  const [tab, setTab] = useState<keyof typeof tabs>('facts');
  const { response, problem } = useCall('cycleDetails', { number }, cycle?.run);
  const details = response?.cycle.number === number ? response : undefined;
  const known = details?.cycle ?? cycle;
  return (
    <DetailsSheet
      title={`Cycle ${number}`}
      onClose={onClose}
      actions={
        known !== undefined && (
          <a class="button small" href={`#/war-room/${known.run}`}>
            Open the run in the War Room
          </a>
        )
      }
    >
      <div class="panel">
        <Tabs label={`Cycle ${number}`} tabs={tabs} chosen={tab} onChoose={setTab}>
          <div class="fetch-details">
            {tab === 'facts' && known !== undefined && <CycleFacts cycle={known} streams={streams} />}
            {problem !== undefined && details === undefined && <p class="notice error">{problem.message}</p>}
            {details !== undefined && (
              <>
                {tab === 'requests' && <CycleRequests exchanges={details.run.exchanges} />}
                {tab === 'changes' && <StateChanges key={number} changes={details.changes} />}
                {tab === 'before' && <JsonTree key={number} value={details.stateBefore} open={2} />}
                {tab === 'after' && <JsonTree key={number} value={details.stateAfter} open={2} />}
              </>
            )}
          </div>
        </Tabs>
      </div>
    </DetailsSheet>
  );
}
