import {
  cutOff,
  emptyBody,
  failing,
  htmlError,
  type NamedFault,
  noAnswer,
  resetAfter,
  resetBefore,
  slowAnswer,
  tooManyRequests,
} from './faults.js';

/** What can go wrong between a pack and the API that it reads from. */
export const sourceFaults: readonly NamedFault[] = [
  { id: 'reset-before', title: 'Connection reset before the request', fault: resetBefore },
  { id: 'reset-after', title: 'Connection reset before the answer', fault: resetAfter },
  { id: 'no-answer', title: 'No answer in time', fault: noAnswer },
  { id: 'slow', title: 'Answer after 10 seconds', fault: slowAnswer(10) },
  { id: 'status-429', title: '429 that does not say for how long', fault: tooManyRequests() },
  { id: 'status-429-20', title: '429, free again in 20 seconds', fault: tooManyRequests(20) },
  { id: 'status-500', title: '500', fault: failing(500) },
  { id: 'status-502', title: '502 with an HTML page', fault: htmlError(502, 'Bad Gateway') },
  { id: 'html-200', title: '200 with an HTML page', fault: htmlError(200, 'Sign in') },
  { id: 'cut-off', title: 'Answer cut off', fault: cutOff },
  { id: 'empty', title: 'Empty answer', fault: emptyBody },
];
