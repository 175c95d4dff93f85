import { useEffect, useRef, useState } from 'preact/hooks';
import type { CallName, CallProblem, RequestOf, ResponseOf } from '../../protocol.js';
import { callInBackground } from './background-call.js';
import { CallFailed, call } from './call.js';

export interface Answer<N extends CallName> {
  /** The newest answer; it stays while the next one is under way, so that nothing jumps. */
  readonly response?: ResponseOf<N>;
  readonly problem?: CallProblem;
}

/**
 * The answer to a call, asked for again whenever the request or `version` is another. In the background, it is asked for
 * when the others there have their answers.
 */
export function useCall<N extends CallName>(
  name: N,
  request: RequestOf<N> | undefined,
  version: unknown,
  { inBackground = false }: { readonly inBackground?: boolean } = {},
): Answer<N> {
  const [answer, setAnswer] = useState<Answer<N>>({});
  const newest = useRef(0);
  const key = request === undefined ? undefined : JSON.stringify(request);
  // The key stands for the request, the version for the time at which it is asked.
  useEffect(() => {
    newest.current += 1;
    const turn = newest.current;
    if (request === undefined) {
      setAnswer({});
      return;
    }
    const isNewest = () => turn === newest.current;
    const asked = inBackground ? callInBackground(name, request, isNewest) : call(name, request);
    asked.then(
      (response) => {
        if (isNewest() && response !== undefined) setAnswer({ response });
      },
      (error: unknown) => {
        if (!(error instanceof CallFailed)) throw error;
        if (isNewest())
          setAnswer(({ response }) => ({
            ...(response !== undefined && { response }),
            problem: error.problem,
          }));
      },
    );
  }, [name, key, version]);
  return answer;
}
