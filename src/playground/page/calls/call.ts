import type { CallName, CallProblem, RequestOf, ResponseOf } from '../../protocol.js';
import { takeToken } from './token.js';

const token = takeToken();

/** The server refused a call, or did not answer. */
export class CallFailed extends Error {
  override readonly name = 'CallFailed';

  constructor(
    readonly problem: CallProblem,
    /** Of the answer, if there was one. */
    readonly status?: number,
  ) {
    super(problem.message);
  }
}

/** Calls the server of the playground. Rejects with CallFailed. */
export async function call<N extends CallName>(name: N, request: RequestOf<N>): Promise<ResponseOf<N>> {
  const answer = await send(name, request);
  const content: unknown = await answer.json().catch(() => undefined);
  if (answer.ok) return content as ResponseOf<N>;
  throw new CallFailed(
    (content as CallProblem | undefined) ?? {
      origin: 'defect',
      message: `The server answered ${answer.status}.`,
    },
    answer.status,
  );
}

async function send(name: string, request: unknown): Promise<Response> {
  try {
    return await fetch(`/api/${name}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(request),
    });
  } catch {
    throw new CallFailed({
      origin: 'remote',
      message: 'The playground does not answer. Is it still running in the terminal?',
    });
  }
}
