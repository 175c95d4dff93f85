import type { CallProblem } from '../../protocol.js';
import { errorPlace } from './error-place.js';

interface QueryProblemProps {
  readonly text: string;
  readonly problem: CallProblem;
}

/** Why a query was refused, with the place in its text. */
export function QueryProblem({ text, problem: { message, position } }: QueryProblemProps) {
  const place = position && errorPlace(text, position);
  return (
    <div role="alert" class="notice error">
      <p>{message}</p>
      {place !== undefined && (
        <section
          class="table-scroll data-query-place"
          aria-label={`Line ${position?.line}, column ${position?.column}`}
        >
          <pre>
            {place.line}
            {'\n'}
            {place.caret}
          </pre>
        </section>
      )}
    </div>
  );
}
