import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { IntegrationForm } from '../../protocol.js';
import { ConfirmDialog } from '../parts/confirm-dialog.js';
import { Markdown } from '../parts/markdown.js';
import { addressesShown, addressesToConfirm } from './addresses.js';
import { newInstance, sectionsOf, withCredential, withMockServers, withTarget } from './form-state.js';
import { NameField } from './name-field.js';
import { SectionFields } from './section-fields.js';
import { TargetChoice } from './target-choice.js';
import { TestOutcome } from './test-outcome.js';
import { useInstanceForm } from './use-instance-form.js';

interface EditorProps {
  readonly integrations: readonly IntegrationForm[];
  readonly firstIntegration: IntegrationForm;
  /** Those of the instances and of the other forms. */
  readonly takenNames: readonly string[];
  readonly hasSource: boolean;
  /** Absent for an instance that is not saved yet. */
  readonly name: string | undefined;
  readonly onSaved: (name: string) => void;
  readonly onUnsaved: (unsaved: boolean) => void;
  /** The name that a new instance would have. */
  readonly onNamed: (name: string) => void;
  /** Closes the form, and removes the instance when it was saved. */
  readonly onRemove: () => void;
}

const firstWrongControl = '.field:has(> .field-error) :is(input, select, textarea)';

/** The form of an instance beside its help. */
export function InstanceEditor(props: EditorProps) {
  const { integrations, firstIntegration, takenNames, hasSource, name } = props;
  const { onSaved, onUnsaved, onNamed, onRemove } = props;
  const control = useInstanceForm({
    name,
    blank: (id) => newInstance(integrations.find((one) => one.id === id) ?? firstIntegration, takenNames),
    version: integrations,
    onSaved,
  });
  const { form, unsaved, problem, busy, test } = control;
  const [removing, setRemoving] = useState(false);
  const id = useId();
  const fields = useRef<HTMLDivElement>(null);
  useEffect(() => onUnsaved(unsaved), [unsaved]);
  useEffect(() => {
    if (form !== undefined) onNamed(form.name);
  }, [form?.name]);
  useEffect(() => {
    fields.current?.querySelector<HTMLElement>(firstWrongControl)?.focus();
  }, [problem?.message]);

  if (form === undefined)
    return problem ? <p class="notice error">{problem.message}</p> : <div class="panel" />;
  const integration = integrations.find((one) => one.id === form.integration);
  if (integration === undefined) {
    return (
      <div class="panel empty">
        <p>The pack has no integration “{form.integration}” any more.</p>
        <button type="button" class="button danger" onClick={onRemove}>
          Remove {form.name}
        </button>
      </div>
    );
  }

  const sections = sectionsOf(integration, form.values);
  const addresses = {
    allowedBefore: unsaved ? undefined : control.allowedBefore,
    shown: addressesShown(sections),
  };
  const canSave = unsaved || (form.target === 'network' && addressesToConfirm(addresses).length > 0);
  const shown = sections.flatMap(({ plain, advanced }) => [...plain, ...advanced]);
  const problems = problem?.fields ?? [];
  const nameProblem = problems.find(({ parameter }) => parameter === undefined);
  const shownAtFields =
    problems.length > 0 &&
    problems.every(
      (one) => one === nameProblem || shown.some(({ parameter }) => parameter.name === one.parameter),
    );
  return (
    <>
      <form
        class="panel configure-form"
        aria-label={`Settings of ${form.name}`}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void control.save();
        }}
      >
        <div class="panel-header">
          {integration.logo !== undefined && <img class="configure-logo" src={integration.logo} alt="" />}
          <div class="configure-title">
            <h2>{integration.display}</h2>
            <p class="hint">{integration.description}</p>
          </div>
        </div>
        <div ref={fields} class="panel-body stack configure-scroll">
          {name === undefined && integrations.length > 1 && (
            <div class="field">
              <label for={`${id}-integration`}>Integration</label>
              <select
                id={`${id}-integration`}
                value={form.integration}
                onChange={({ currentTarget }) => {
                  const chosen = integrations.find((one) => one.id === currentTarget.value);
                  if (chosen !== undefined) control.startAgain(newInstance(chosen, takenNames));
                }}
              >
                {integrations.map((one) => (
                  <option key={one.id} value={one.id}>
                    {one.display}
                  </option>
                ))}
              </select>
            </div>
          )}
          <NameField
            name={form.name}
            saved={name !== undefined}
            error={nameProblem?.message}
            onChange={(typed) => control.change({ ...form, name: typed })}
          />
          <TargetChoice
            target={form.target}
            addresses={addresses}
            hasSource={hasSource}
            onChange={(target) => control.change(withTarget(integration, form, target))}
            onFillIn={
              Object.keys(integration.mockValues).length === 0
                ? undefined
                : () => control.change(withMockServers(integration, form))
            }
            credentials={integration.mockCredentials}
            onCredential={(values) => control.change(withCredential(form, values))}
          />
          {sections.map((section) => (
            <SectionFields
              key={section.name}
              section={section}
              problems={problems}
              onChange={(parameter, value) =>
                control.change({ ...form, values: { ...form.values, [parameter]: value } })
              }
            />
          ))}
        </div>
        <div class="configure-actions">
          {problem !== undefined && !shownAtFields && (
            <p role="alert" class="notice error">
              {problem.message}
            </p>
          )}
          <TestOutcome test={test} onCancel={control.cancelTest} />
          <div class="row tight">
            <button type="button" class="button quiet danger" onClick={() => setRemoving(true)}>
              {name === undefined ? 'Discard' : 'Remove'}
            </button>
            <span class="spread" />
            <button type="submit" class="button" disabled={busy || !canSave}>
              {canSave ? 'Save' : 'Saved'}
            </button>
            <button
              type="button"
              class="button primary"
              disabled={busy}
              onClick={() => void control.runTest()}
            >
              {unsaved ? 'Save & Test' : 'Test'}
            </button>
          </div>
        </div>
      </form>
      <section class="panel configure-help" aria-labelledby={`${id}-help`}>
        <div class="panel-header">
          <h2 id={`${id}-help`}>Help</h2>
        </div>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it. */}
        <div class="panel-body configure-scroll" tabIndex={0}>
          <Markdown text={integration.help} />
        </div>
      </section>
      {removing && (
        <ConfirmDialog
          title={name === undefined ? 'Discard this form?' : `Remove ${name}?`}
          text={
            name === undefined
              ? 'What you typed is lost.'
              : 'Its settings and the state of its collection are lost. Events in the dataset stay.'
          }
          action={name === undefined ? 'Discard' : 'Remove'}
          onConfirm={onRemove}
          onClose={() => setRemoving(false)}
        />
      )}
    </>
  );
}
