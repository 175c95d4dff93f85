import type { MockResponse } from '../server/exchange.js';
import { answering, htmlError, type NamedFault, resetAfter, resetBefore } from '../server/faults.js';

/** What can go wrong between the collector and the receiver: nothing arrives. */
export const refusals: readonly NamedFault[] = [
  { id: 'reset-before', title: 'Receiver down: connection reset', fault: resetBefore },
  { id: 'status-502', title: '502 Bad Gateway', fault: htmlError(502, 'Bad Gateway') },
  { id: 'status-503', title: '503 Service Unavailable', fault: htmlError(503, 'Service Unavailable') },
  { id: 'status-429', title: '429 without a reason', fault: answering(text(429, '')) },
  {
    id: 'status-500',
    title: '500, events not processed',
    fault: answering(
      text(500, '{ "error": "error processing request, error: failed to process the request"}'),
    ),
  },
  {
    id: 'error-with-200',
    title: '200 with an error in the body',
    fault: answering(text(200, '{"error": "quota exceeded"}')),
  },
  { id: 'empty-200', title: '200 with an empty answer, events not stored', fault: answering(text(200, '')) },
];

/** The events arrive, and the sender does not learn it. */
export const lostAcknowledgements: readonly NamedFault[] = [
  { id: 'reset-after', title: 'Events arrive, connection reset before the answer', fault: resetAfter },
  {
    id: 'status-502-after',
    title: 'Events arrive, the answer is 502',
    fault: (handle) => {
      handle();
      return text(502, 'bad gateway');
    },
  },
  {
    id: 'empty-200-after',
    title: 'Events arrive, the answer is empty',
    fault: (handle) => {
      handle();
      return text(200, '');
    },
  },
];

function text(status: number, body: string): MockResponse {
  return { status, headers: { 'content-type': 'text/plain' }, body };
}
