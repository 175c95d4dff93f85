import { useState } from 'preact/hooks';
import { Tabs } from '../parts/tabs.js';
import type { ViewProps } from '../shell/view.js';
import './data.css';
import { QueryView } from './query-view.js';
import { RowsView } from './rows-view.js';

const tabs = { rows: 'Rows', query: 'XQL' };

/** What has arrived: as a table, and by query. Both stay as they are while the other is shown. */
export function Data({ snapshot }: ViewProps) {
  const [tab, setTab] = useState<keyof typeof tabs>('rows');
  return (
    <div class="view view-fill">
      <section class="panel data" aria-label={`Dataset ${snapshot.dataset.name}`}>
        <Tabs label="The dataset" tabs={tabs} chosen={tab} onChoose={setTab}>
          <div hidden={tab !== 'rows'}>
            <RowsView snapshot={snapshot} />
          </div>
          <div hidden={tab !== 'query'}>
            <QueryView snapshot={snapshot} />
          </div>
        </Tabs>
      </section>
    </div>
  );
}
