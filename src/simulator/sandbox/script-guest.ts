/** The process that untrusted scripts run in. It only ever waits for its parent, never for events. */

import { Buffer } from 'node:buffer';
import { readSync, writeSync } from 'node:fs';
import { exit } from 'node:process';
import vm from 'node:vm';
import { messageOf } from '../../shared/errors.js';
import { blockingHost, sleep } from '../host/blocking-host.js';
import { type HostReply, takeReply } from '../host/host-reply.js';
import type { ScriptHost } from '../host/script-host.js';
import { runBody } from './run-body.js';
import { compileBody } from './script-body.js';
import type { ScriptJob } from './script-job.js';
import {
  bodyBytes,
  frameOf,
  headerBytes,
  maxBytesFromScript,
  maxBytesToScript,
} from './script-process-frames.js';
import type { GuestMessage } from './script-process-messages.js';
import type { ScriptEnd } from './script-realm.js';

/** The pipe to the parent, open from the start. */
const PIPE = 3;

removeHostGlobals();
for (;;) sendEnd(endOf(receive() as ScriptJob));

/** Takes away every global that the language does not have: all that leads to files, network and this process. */
function removeHostGlobals(): void {
  const language = new Set<PropertyKey>(vm.runInNewContext('Object.getOwnPropertyNames(globalThis)'));
  language.delete('console');
  for (const name of Reflect.ownKeys(globalThis)) {
    if (!language.has(name)) Reflect.deleteProperty(globalThis, name);
  }
}

function endOf({ script, call, options, remoteClock }: ScriptJob): ScriptEnd {
  try {
    const host = blockingHost(callParent, remoteClock);
    return runBody(compileBody(script, options), call, host, options);
  } catch (error) {
    return { error: { message: `The script could not go on: ${messageOf(error)}` } };
  }
}

function callParent(call: keyof ScriptHost, args: readonly unknown[]): unknown {
  requireStack(200);
  send({ call, args });
  return takeReply(receive() as HostReply);
}

/** A script at the end of its stack must fail before the call: with half a call, each reply would answer the one before. */
function requireStack(frames: number): void {
  if (frames > 0) requireStack(frames - 1);
}

function sendEnd(end: ScriptEnd): void {
  try {
    send({ end });
  } catch (error) {
    send({ end: { error: { message: messageOf(error) } } });
  }
}

function send(message: GuestMessage): void {
  const frame = frameOf(message, maxBytesFromScript);
  for (let written = 0; written < frame.length; ) {
    written += untilReady(() => writeSync(PIPE, frame, written));
  }
}

function receive(): unknown {
  const body = read(bodyBytes(read(headerBytes), maxBytesToScript));
  return JSON.parse(body.toString());
}

function read(bytes: number): Buffer {
  const buffer = Buffer.allocUnsafe(bytes);
  for (let filled = 0; filled < bytes; ) {
    const count = untilReady(() => readSync(PIPE, buffer, filled, bytes - filled, null));
    // The parent is gone.
    if (count === 0) exit();
    filled += count;
  }
  return buffer;
}

/** A pipe that does not block says EAGAIN instead. */
function untilReady(use: () => number): number {
  for (;;) {
    try {
      return use();
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
      sleep(1);
    }
  }
}
