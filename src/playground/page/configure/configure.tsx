import { useState } from 'preact/hooks';
import type { InstanceSummary } from '../../protocol.js';
import { CallFailed, call } from '../calls/call.js';
import { useCall } from '../calls/use-call.js';
import type { ViewProps } from '../shell/view.js';
import './configure.css';
import { InstanceEditor } from './instance-editor.js';
import { InstanceList, type OpenForm } from './instance-list.js';

/** The instances of the pack and the form of each. Forms stay open, so that nothing typed is lost. */
export function Configure({ snapshot: { instances, watch, mockServers, hasSource } }: ViewProps) {
  const version = JSON.stringify([watch.installedAt, mockServers]);
  const { response: integrations, problem } = useCall('integrations', {}, version);
  const [forms, setForms] = useState<readonly OpenForm[]>(() => [firstForm(instances[0]?.name)]);
  const [shown, setShown] = useState(forms[0]?.key);
  const [unsaved, setUnsaved] = useState<ReadonlySet<number>>(new Set());
  const [removalProblem, setRemovalProblem] = useState<string>();

  const open = (name?: string) => {
    const form = forms.find((one) => name !== undefined && one.name === name);
    const key = form?.key ?? nextKey(forms);
    if (form === undefined) setForms([...forms, { key, ...(name !== undefined && { name }) }]);
    setShown(key);
  };
  const change = ({ key }: OpenForm, changed: Partial<OpenForm>) =>
    setForms((all) => all.map((one) => (one.key === key ? { ...one, ...changed } : one)));
  const remove = async ({ key, name }: OpenForm) => {
    setRemovalProblem(undefined);
    try {
      if (name !== undefined) await call('removeInstance', { name });
    } catch (error) {
      if (!(error instanceof CallFailed)) throw error;
      setRemovalProblem(error.message);
      return;
    }
    const left = forms.filter((form) => form.key !== key);
    const next = instances.find((instance) => instance.name !== name)?.name;
    const nextForm = left.find((form) => form.name === next) ?? { ...firstForm(next), key: nextKey(forms) };
    setForms(left.includes(nextForm) ? left : [...left, nextForm]);
    setShown(nextForm.key);
  };

  if (problem !== undefined) return <p class="view notice error">{problem.message}</p>;
  const [firstIntegration] = integrations ?? [];
  if (integrations === undefined) return <div class="view view-fill" />;
  if (firstIntegration === undefined) {
    return <p class="view empty">This pack has no integration, so there is nothing to configure.</p>;
  }
  return (
    <div class="view view-fill configure">
      <section class="panel configure-list" aria-label="Instances">
        <div class="panel-header">
          <h2 class="spread">Instances</h2>
          <button type="button" class="button small" onClick={() => open()}>
            Add instance
          </button>
        </div>
        {removalProblem !== undefined && (
          <p role="alert" class="notice error">
            {removalProblem}
          </p>
        )}
        <InstanceList
          instances={instances}
          forms={forms}
          unsaved={unsaved}
          shown={shown}
          onOpen={open}
          onShow={setShown}
        />
      </section>
      {forms.map((form) => (
        <div key={form.key} class="configure-editor" hidden={form.key !== shown}>
          <InstanceEditor
            integrations={integrations}
            firstIntegration={firstIntegration}
            takenNames={takenNames(instances, forms, form)}
            hasSource={hasSource}
            name={form.name}
            onSaved={(name) => change(form, { name })}
            onNamed={(typedName) => change(form, { typedName })}
            onUnsaved={(isUnsaved) => setUnsaved((keys) => withMember(keys, form.key, isUnsaved))}
            onRemove={() => void remove(form)}
          />
        </div>
      ))}
    </div>
  );
}

function firstForm(name: string | undefined): OpenForm {
  return name === undefined ? { key: 1 } : { key: 1, name };
}

/** The names of the instances, and those that the other forms are about to take. */
function takenNames(
  instances: readonly InstanceSummary[],
  forms: readonly OpenForm[],
  own: OpenForm,
): string[] {
  const others = forms.filter(({ key, name }) => key !== own.key && name === undefined);
  return [...instances.map(({ name }) => name), ...others.map(({ typedName = '' }) => typedName)];
}

function nextKey(forms: readonly OpenForm[]): number {
  return Math.max(0, ...forms.map(({ key }) => key)) + 1;
}

function withMember(keys: ReadonlySet<number>, key: number, isMember: boolean): ReadonlySet<number> {
  const changed = new Set(keys);
  if (isMember) changed.add(key);
  else changed.delete(key);
  return changed;
}
