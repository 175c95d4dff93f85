import type { InstanceSummary } from '../../protocol.js';

/** An instance whose form is open. Without a name it is not saved yet. */
export interface OpenForm {
  readonly key: number;
  readonly name?: string;
  /** What is in its field for the name. */
  readonly typedName?: string;
}

interface ListProps {
  readonly instances: readonly InstanceSummary[];
  readonly forms: readonly OpenForm[];
  /** Keys of the open forms with unsaved changes. */
  readonly unsaved: ReadonlySet<number>;
  readonly shown: number | undefined;
  readonly onOpen: (name: string) => void;
  readonly onShow: (key: number) => void;
}

/** The instances, with what is known of each, and the forms that are to become instances. */
export function InstanceList({ instances, forms, unsaved, shown, onOpen, onShow }: ListProps) {
  return (
    <ul class="configure-instances">
      {instances.map((instance) => {
        const form = forms.find(({ name }) => name === instance.name);
        return (
          <li key={instance.name}>
            <button
              type="button"
              aria-current={form !== undefined && form.key === shown}
              onClick={() => onOpen(instance.name)}
            >
              <span class="configure-name">{instance.name}</span>
              <span class="row tight">
                <TestedBadge tested={instance.tested} />
                <span class="badge">{instance.target === 'mock' ? 'Mock servers' : 'Network'}</span>
                {form !== undefined && unsaved.has(form.key) && <span class="badge warning">Unsaved</span>}
              </span>
              {instance.problem !== undefined && (
                <span class="error-text small">Cannot run: {instance.problem}</span>
              )}
            </button>
          </li>
        );
      })}
      {forms
        .filter(({ name }) => name === undefined)
        .map(({ key, typedName = '' }) => (
          <li key={`new ${key}`}>
            <button type="button" aria-current={key === shown} onClick={() => onShow(key)}>
              <span class="configure-name">{typedName.trim() || 'New instance'}</span>
              <span class="row tight">
                <span class="badge warning">Not saved yet</span>
              </span>
            </button>
          </li>
        ))}
    </ul>
  );
}

function TestedBadge({ tested }: { readonly tested: InstanceSummary['tested'] }) {
  switch (tested) {
    case 'ok':
      return <span class="badge ok">Test ok</span>;
    case 'failed':
      return <span class="badge error">Test failed</span>;
    default:
      return <span class="badge">Not tested</span>;
  }
}
