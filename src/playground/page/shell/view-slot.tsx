import { Component, type ComponentType } from 'preact';
import type { Snapshot } from '../../protocol.js';
import { type ViewName, type ViewProps, views } from './view.js';

interface SlotProps {
  readonly name: ViewName;
  readonly shown: boolean;
  readonly view: ComponentType<ViewProps>;
  readonly snapshot: Snapshot;
}

/** Keeps a view with all that was typed into it while another one is shown. It is made when it is first shown. */
export function ViewSlot({ name, shown, view, snapshot }: SlotProps) {
  return (
    <section hidden={!shown} aria-label={views[name]}>
      <WhileShown shown={shown} view={view} snapshot={snapshot} />
    </section>
  );
}

class WhileShown extends Component<Omit<SlotProps, 'name'>> {
  override shouldComponentUpdate(next: Omit<SlotProps, 'name'>): boolean {
    return next.shown;
  }

  override render({ shown, view: View, snapshot }: Omit<SlotProps, 'name'>) {
    return shown ? <View snapshot={snapshot} /> : null;
  }
}
