import { useState } from 'preact/hooks';
import type { CallProblem } from '../../protocol.js';
import { CallFailed } from '../calls/call.js';

/** Something that the user set going. */
export interface Action {
  readonly busy: boolean;
  /** Why the last one failed. */
  readonly problem?: CallProblem;
  run(work: () => Promise<unknown>): void;
}

/** Runs calls to the server and keeps why the last one failed. */
export function useAction(): Action {
  const [state, setState] = useState<{ readonly busy: boolean; readonly problem?: CallProblem }>({
    busy: false,
  });
  const run = async (work: () => Promise<unknown>) => {
    setState({ busy: true });
    try {
      await work();
      setState({ busy: false });
    } catch (error) {
      if (!(error instanceof CallFailed)) throw error;
      setState({ busy: false, problem: error.problem });
    }
  };
  return { ...state, run: (work) => void run(work) };
}
