/** The thread that scripts run in: it may block, so `http` can be synchronous over real sockets. */

import { parentPort, workerData } from 'node:worker_threads';
import { blockingHost } from '../host/blocking-host.js';
import type { Host } from '../host/host.js';
import { callSynchronously } from '../host/synchronous-call.js';
import { executeScript, type Outcome } from './execute-script.js';
import type { ScriptJob, WorkerSetup } from './script-worker.js';

const { hostPort, replies } = workerData as WorkerSetup;

function callParent(name: keyof Host, args: readonly unknown[]): unknown {
  return callSynchronously(hostPort, replies, name, args);
}

parentPort?.on('message', ({ script, call, options, remoteClock }: ScriptJob) => {
  const outcome: Outcome = executeScript(script, call, blockingHost(callParent, remoteClock), options);
  parentPort?.postMessage(outcome);
});
