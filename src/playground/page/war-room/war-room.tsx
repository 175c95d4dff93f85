import { useRef, useState } from 'preact/hooks';
import { useCall } from '../calls/use-call.js';
import { useRestOf } from '../shell/use-address.js';
import type { ViewProps } from '../shell/view.js';
import { CommandHelp } from './command-help.js';
import { CommandLine } from './command-line.js';
import { RunDetails } from './run-details.js';
import { RunList } from './run-list.js';
import './war-room.css';

/** Commands as they are run on a tenant, and what came of them. `#/war-room/7` shows run 7, `#/war-room` the help. */
export function WarRoom({ snapshot: { instances, watch, running, fetching, lastRun } }: ViewProps) {
  const { response: integrations } = useCall('integrations', {}, watch.installedAt);
  const { response: runs } = useCall('runs', {}, lastRun);
  const shown = Number(useRestOf('war-room'));
  const [chosen, setChosen] = useState('');
  const [line, setLine] = useState('');
  const input = useRef<HTMLInputElement>(null);

  const instance = instances.find(({ name }) => name === chosen) ?? instances[0];
  const { response: room } = useCall('warRoom', {}, JSON.stringify([watch.installedAt, instances]));
  const own = integrations?.find(({ id }) => id === instance?.integration)?.commands ?? [];
  const commands = [...own, ...(room?.commands ?? [])];
  const edit = (text: string) => {
    setLine(text);
    input.current?.focus();
  };

  // The cycles of a fetch come and go too quickly to be read here; the view of the fetch shows them.
  const listed = fetching === undefined ? running : undefined;
  return (
    <div class="view view-fill war-room">
      <RunList runs={runs} running={listed} shown={shown} />
      {shown > 0 ? (
        <RunDetails
          key={shown}
          id={shown}
          onEdit={(run) => {
            setChosen(run.instance);
            edit(run.line);
          }}
        />
      ) : (
        <CommandHelp commands={commands} onChoose={edit} />
      )}
      <CommandLine
        instances={instances}
        instance={instance}
        generic={room?.generic ?? []}
        canConfigure={(integrations ?? []).length > 0}
        onInstance={setChosen}
        commands={commands}
        running={listed !== undefined && ['', instance?.name].includes(listed.instance) ? listed : undefined}
        runs={runs ?? []}
        line={line}
        onLine={setLine}
        input={input}
      />
    </div>
  );
}
