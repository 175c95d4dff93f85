import { useState } from 'preact/hooks';
import { useCall } from '../calls/use-call.js';
import { DetailsSheet } from '../parts/details-sheet.js';
import { JsonTree } from '../parts/json-tree.js';
import { countText } from '../parts/quantity-text.js';
import { Tabs } from '../parts/tabs.js';
import { FieldTable } from './field-table.js';
import type { FlatField } from './flat-fields.js';

const tabs = { fields: 'Fields', json: 'JSON', model: 'Data model' };

interface RowSheetProps {
  /** The number of its arrival. */
  readonly id: number;
  /** Another one when the pack was installed again: its rules may be others. */
  readonly version: unknown;
  readonly columns: readonly string[];
  readonly onFilter: (field: FlatField) => void;
  readonly onColumns: (columns: readonly string[]) => void;
  readonly onClose: () => void;
}

/** A row with all its fields, and what the modeling rules of the pack make of it. */
export function RowSheet({ id, version, onClose, ...actions }: RowSheetProps) {
  const [tab, setTab] = useState<keyof typeof tabs>('fields');
  const { response: details, problem } = useCall('rowDetails', { id }, version);
  return (
    <DetailsSheet title={`Row ${countText(id)}`} onClose={onClose}>
      <div class="panel">
        <Tabs label={`Row ${id}`} tabs={tabs} chosen={tab} onChoose={setTab}>
          <div class="data-details">
            {problem !== undefined && <p class="notice error">{problem.message}</p>}
            {details !== undefined && tab === 'fields' && (
              <FieldTable key={id} row={details.row} {...actions} />
            )}
            {details !== undefined && tab === 'json' && <JsonTree key={id} value={details.row} open={3} />}
            {details !== undefined &&
              tab === 'model' &&
              (details.model === undefined ? (
                <p class="notice">
                  The pack has no modeling rule that keeps this event. In the data model, and in whatever
                  reads it, the event would not be found; in the dataset it is.
                </p>
              ) : (
                <FieldTable key={id} row={details.model} {...actions} />
              ))}
          </div>
        </Tabs>
      </div>
    </DetailsSheet>
  );
}
