import type { ScriptHost } from './script-host.js';

/**
 * The host of a script that runs where it may block, so that every call is synchronous: `call` hands it on to whoever
 * owns the sockets, the state and the logs. Without `remoteClock` the time is that of this machine.
 */
export function blockingHost(
  call: (name: keyof ScriptHost, args: readonly unknown[]) => unknown,
  remoteClock: boolean,
): ScriptHost {
  function remote<K extends keyof ScriptHost>(name: K): NonNullable<ScriptHost[K]> {
    return ((...args: unknown[]) => call(name, args)) as NonNullable<ScriptHost[K]>;
  }
  return {
    http: remote('http'),
    log: remote('log'),
    getLastRun: remote('getLastRun'),
    setLastRun: remote('setLastRun'),
    getIntegrationContext: remote('getIntegrationContext'),
    setIntegrationContext: remote('setIntegrationContext'),
    demistoVersion: remote('demistoVersion'),
    executeCommand: remote('executeCommand'),
    setContext: remote('setContext'),
    saveFile: remote('saveFile'),
    readFile: remote('readFile'),
    getModules: remote('getModules'),
    getAllSupportedCommands: remote('getAllSupportedCommands'),
    sendEvents: remote('sendEvents'),
    wait: remoteClock ? remote('wait') : (seconds) => sleep(seconds * 1000),
    now: remoteClock ? remote('now') : () => Date.now(),
  };
}

/** Blocks this thread. */
export function sleep(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)), 0, 0, milliseconds);
}
