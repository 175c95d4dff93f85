import { Tabs } from '../parts/tabs.js';
import { replaceAddress, useRestOf } from '../shell/use-address.js';
import type { ViewProps } from '../shell/view.js';
import './data.css';
import { QueryView } from './query-view.js';
import { RowsView } from './rows-view.js';

const tabs = { rows: 'Rows', query: 'XQL' };

/** What has arrived: as a table, and by query (`#/data/query`). Both stay as they are while the other is shown. */
export function Data({ snapshot }: ViewProps) {
  const tab = useRestOf('data') === 'query' ? 'query' : 'rows';
  return (
    <div class="view view-fill">
      <section class="panel data" aria-label={`Dataset ${snapshot.dataset.name}`}>
        <Tabs
          label="The dataset"
          tabs={tabs}
          chosen={tab}
          onChoose={(chosen) => replaceAddress('data', chosen === 'rows' ? '' : chosen)}
        >
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
