import type { Field } from '../text/field.js';
import type { ContentItem, Pack } from './pack.js';
import { itemsOfKind } from './parts.js';

export interface PlaybookTask {
  /** The key in `tasks`. */
  readonly id: string;
  readonly root: Field;
  readonly type: string;
  /** Where the task goes on: the branch, and the ids of the tasks. */
  readonly branches: readonly {
    readonly label: string;
    readonly field: Field;
    readonly ids: readonly Field[];
  }[];
}

export interface Playbook extends ContentItem {
  readonly tasks: readonly PlaybookTask[];
}

export function playbooksOf(pack: Pack): Playbook[] {
  return itemsOfKind(pack, 'playbook').map((item) => ({
    ...item,
    tasks: (item.root.get('tasks')?.fields ?? []).map(
      (root): PlaybookTask => ({
        id: root.name,
        root,
        type: root.get('type')?.text ?? '',
        branches: (root.get('nexttasks')?.fields ?? []).map((field) => ({
          label: field.name,
          field,
          ids: field.items,
        })),
      }),
    ),
  }));
}

/** The branch that is taken when no condition holds. */
export function isDefaultBranch(label: string): boolean {
  return label.toLowerCase() === '#default#';
}

/** Whether a playbook works on indicators that a query finds. */
export function worksOnIndicators({ root }: ContentItem): boolean {
  return (root.get('inputs')?.items ?? []).some(
    (input) => input.get('playbookInputQuery')?.get('queryEntity')?.text === 'indicators',
  );
}
