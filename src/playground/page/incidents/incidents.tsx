import { useCall } from '../calls/use-call.js';
import { DetailsSheet } from '../parts/details-sheet.js';
import { JsonTree } from '../parts/json-tree.js';
import { countText } from '../parts/quantity-text.js';
import type { TableColumn } from '../parts/virtual-row.js';
import { VirtualTable } from '../parts/virtual-table.js';
import { replaceAddress, useRestOf } from '../shell/use-address.js';
import type { ViewProps } from '../shell/view.js';
import './incidents.css';
import { SeverityBadge } from './severity-badge.js';

const columns: readonly TableColumn[] = [
  { name: 'id', title: 'ID', width: 64, align: 'end' },
  { name: 'name', title: 'Name', width: 340 },
  { name: 'severity', title: 'Severity', width: 120 },
  { name: 'type', title: 'Type', width: 160 },
  { name: 'occurred', title: 'Occurred (UTC)', width: 200 },
  { name: 'instance', title: 'Instance', width: 180 },
];

/** The incidents that fetches have created. `#/incidents/7` shows incident 7. */
export function Incidents({ snapshot: { incidents, lastCycle } }: ViewProps) {
  const count = incidents?.count ?? 0;
  const { response: listed = [] } = useCall('incidents', {}, `${count} ${lastCycle}`);
  const opened = useRestOf('incidents');
  const open = (index: number) => replaceAddress('incidents', listed[index]?.id ?? '');
  const active = listed.findIndex(({ id }) => id === opened);
  return (
    <div class="view view-fill incidents">
      <div class="row tight">
        <h2>Incidents</h2>
        <span class="badge number">{countText(count)}</span>
        {listed.length < count && <span class="muted small">The newest are shown.</span>}
      </div>
      <VirtualTable
        label="Incidents, newest first"
        columns={columns}
        rowCount={listed.length}
        top={count}
        active={active < 0 ? undefined : active}
        onActive={(index) => opened !== '' && open(index)}
        onOpen={open}
        row={(index) => {
          const incident = listed[index];
          return (
            incident && [
              incident.id,
              incident.name,
              <SeverityBadge severity={incident.severity} />,
              incident.type,
              incident.occurred,
              incident.instance,
            ]
          );
        }}
        empty="No incident was fetched yet. Fetch once in the view Fetch."
      />
      {opened !== '' && <IncidentSheet key={opened} id={opened} />}
    </div>
  );
}

/** An incident with the object that it was made of. */
function IncidentSheet({ id }: { readonly id: string }) {
  const { response: details, problem } = useCall('incidentDetails', { id }, undefined);
  return (
    <DetailsSheet title={`Incident ${id}`} onClose={() => replaceAddress('incidents', '')}>
      {problem !== undefined && <p class="notice error">{problem.message}</p>}
      {details !== undefined && (
        <div class="stack">
          <section class="panel panel-body" aria-label="Fields">
            <h3>Fields</h3>
            <JsonTree value={details.fields} open={2} />
          </section>
          <section class="panel panel-body" aria-label="rawJSON">
            <h3>rawJSON</h3>
            <JsonTree value={details.raw} open={3} />
          </section>
        </div>
      )}
    </DetailsSheet>
  );
}
