import { useEffect, useState } from 'preact/hooks';
import type { InstanceForm, Problem, SavedInstance } from '../../api.js';
import { CallFailed, call } from '../server/call.js';
import { sameForm } from './form-values.js';
import type { TestState } from './test-outcome.js';

/** The form of one instance, with what was changed in it since it was saved, and what its buttons do. */
export interface FormControl {
  /** Absent until it is loaded. */
  readonly form?: InstanceForm;
  readonly unsaved: boolean;
  readonly problem?: Problem;
  readonly busy: boolean;
  readonly test: TestState;
  change(form: InstanceForm): void;
  save(): Promise<boolean>;
  /** Saves first what is not saved. */
  runTest(): Promise<void>;
  cancelTest(): void;
}

export function useInstanceForm(
  name: string | undefined,
  blank: () => InstanceForm,
  onSaved: (name: string) => void,
): FormControl {
  const [saved, setSaved] = useState<InstanceForm>();
  const [form, setForm] = useState<InstanceForm | undefined>(() =>
    name === undefined ? blank() : undefined,
  );
  const [problem, setProblem] = useState<Problem>();
  const [saving, setSaving] = useState(false);
  const [test, setTest] = useState<TestState>({ is: 'none' });

  const settle = (instance: SavedInstance) => {
    const { name: savedName, integration, reach, values } = instance;
    const now = { name: savedName, integration, reach, values };
    setSaved(now);
    setForm(now);
  };

  useEffect(() => {
    if (form === undefined && name !== undefined) {
      call('instance', { name }).then(settle, (error) => setProblem(problemOf(error)));
    }
  }, []);

  const unsaved = form !== undefined && (saved === undefined || !sameForm(form, saved));

  const save = async () => {
    if (form === undefined) return false;
    setProblem(undefined);
    setSaving(true);
    try {
      const instance = await call('saveInstance', form);
      settle(instance);
      onSaved(instance.name);
      return true;
    } catch (error) {
      setProblem(problemOf(error));
      return false;
    } finally {
      setSaving(false);
    }
  };

  return {
    ...(form !== undefined && { form }),
    unsaved,
    ...(problem !== undefined && { problem }),
    busy: saving || test.is === 'running',
    test,
    change(changed) {
      setForm(changed);
      setProblem(undefined);
      setTest({ is: 'none' });
    },
    save,
    async runTest() {
      if (form === undefined || (unsaved && !(await save()))) return;
      setTest({ is: 'running' });
      try {
        setTest({ is: 'done', run: await call('test', { name: form.name }) });
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

function problemOf(error: unknown): Problem {
  if (error instanceof CallFailed) return error.problem;
  throw error;
}
