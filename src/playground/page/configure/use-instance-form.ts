import { useEffect, useState } from 'preact/hooks';
import type { CallProblem, InstanceForm, SavedInstance } from '../../protocol.js';
import { CallFailed, call } from '../calls/call.js';
import { rebased, sameForm, stillWrong } from './form-state.js';
import type { TestState } from './test-outcome.js';

/** The form of one instance, with what was changed in it since it was saved, and what its buttons do. */
export interface FormControl {
  /** Absent until it is loaded. */
  readonly form?: InstanceForm;
  readonly unsaved: boolean;
  /** Origins that the saved instance reaches in the network. */
  readonly allowedBefore: readonly string[];
  readonly problem?: CallProblem;
  readonly busy: boolean;
  readonly test: TestState;
  change(form: InstanceForm): void;
  /** Gives up what was typed for another blank form. */
  startAgain(blank: InstanceForm): void;
  /** Gives the name under which it is saved; nothing when it is refused. */
  save(): Promise<string | undefined>;
  /** Saves first what is not saved. */
  runTest(): Promise<void>;
  cancelTest(): void;
}

/** What was typed, and what it was typed over: the instance as it is saved, or a blank form. */
interface Draft {
  readonly base: InstanceForm;
  readonly form: InstanceForm;
  /** Origins that the saved instance reaches in the network. */
  readonly allowedBefore: readonly string[];
}

interface FormSource {
  /** Absent for an instance that is not saved yet. */
  readonly name: string | undefined;
  /** A form for a new instance of the integration, or of the first one. */
  readonly blank: (integration?: string) => InstanceForm;
  /** When it is another, the pack or the addresses of the mock servers may be, too. */
  readonly version: unknown;
  readonly onSaved: (name: string) => void;
}

export function useInstanceForm({ name, blank, version, onSaved }: FormSource): FormControl {
  const [draft, setDraft] = useState<Draft | undefined>(() =>
    name === undefined ? drafted(blank()) : undefined,
  );
  const form = draft?.form;
  const [problem, setProblem] = useState<CallProblem>();
  const [saving, setSaving] = useState(false);
  const [test, setTest] = useState<TestState>({ is: 'none' });

  const follow = (fresh: Draft) =>
    setDraft((old) =>
      old === undefined ? fresh : { ...fresh, form: rebased(old.form, old.base, fresh.base) },
    );

  useEffect(() => {
    if (name === undefined) {
      follow(drafted(blank(form?.integration)));
      return;
    }
    call('instance', { name }).then(
      (instance) => follow(savedDraft(instance)),
      (error) => setProblem(problemOf(error)),
    );
  }, [version]);

  const unsaved = draft !== undefined && (name === undefined || !sameForm(draft.form, draft.base));

  const save = async () => {
    if (form === undefined) return undefined;
    setProblem(undefined);
    setSaving(true);
    try {
      const instance = await call('saveInstance', { ...form, isNew: name === undefined });
      setDraft(savedDraft(instance));
      onSaved(instance.name);
      return instance.name;
    } catch (error) {
      setProblem(problemOf(error));
      return undefined;
    } finally {
      setSaving(false);
    }
  };

  return {
    ...(form !== undefined && { form }),
    unsaved,
    allowedBefore: draft?.allowedBefore ?? [],
    ...(problem !== undefined && { problem }),
    busy: saving || test.is === 'running',
    test,
    change(changed) {
      setDraft((old) => ({ ...(old ?? drafted(changed)), form: changed }));
      setProblem((old) => old && form && stillWrong(old, form, changed));
      setTest({ is: 'none' });
    },
    startAgain(again) {
      setDraft(drafted(again));
      setProblem(undefined);
    },
    save,
    async runTest() {
      const tested = unsaved ? await save() : form?.name;
      if (tested === undefined) return;
      setTest({ is: 'running' });
      try {
        setTest({ is: 'done', run: await call('test', { name: tested }) });
      } catch (error) {
        setTest({ is: 'refused', problem: problemOf(error) });
      }
    },
    cancelTest() {
      if (form !== undefined)
        call('cancel', { name: form.name }).catch((error) => setProblem(problemOf(error)));
    },
  };
}

function drafted(form: InstanceForm): Draft {
  return { base: form, form, allowedBefore: [] };
}

function savedDraft({ name, integration, target, values, allowedOrigins }: SavedInstance): Draft {
  return { ...drafted({ name, integration, target, values }), allowedBefore: allowedOrigins };
}

function problemOf(error: unknown): CallProblem {
  if (error instanceof CallFailed) return error.problem;
  throw error;
}
