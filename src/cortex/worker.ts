/** The thread that scripts run in: it may block, so `http` can be synchronous over real sockets. */

import { parentPort, workerData } from 'node:worker_threads';
import { executeScript, type Outcome } from './execute-script.js';
import type { Host } from './host.js';
import type { ScriptJob, WorkerSetup } from './script-worker.js';
import { callSynchronously } from './synchronous-call.js';

const { hostPort, replies } = workerData as WorkerSetup;

function remote<K extends keyof Host>(name: K): Host[K] {
  return ((...args: unknown[]) => callSynchronously(hostPort, replies, name, args)) as Host[K];
}

const host: Host = {
  http: remote('http'),
  log: remote('log'),
  getLastRun: remote('getLastRun'),
  setLastRun: remote('setLastRun'),
  getIntegrationContext: remote('getIntegrationContext'),
  setIntegrationContext: remote('setIntegrationContext'),
  demistoVersion: remote('demistoVersion'),
  wait: (seconds) => {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, seconds * 1000);
  },
  now: () => Date.now(),
};

const hostWithRemoteClock: Host = { ...host, wait: remote('wait'), now: remote('now') };

parentPort?.on('message', ({ script, call, options, remoteClock }: ScriptJob) => {
  const outcome: Outcome = executeScript(script, call, remoteClock ? hostWithRemoteClock : host, options);
  parentPort?.postMessage(outcome);
});
