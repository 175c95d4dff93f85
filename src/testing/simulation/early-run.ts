import type { InstanceState } from '../../simulator/instance/instance-state.js';

/** Whether the last run asks the platform to start the next one at once. */
export function wantsEarlyRun(state: InstanceState): boolean {
  return state.getLastRun().nextTrigger === '0';
}

/** Takes the wish for an early run out of the last run, as the platform does when it fulfils it. */
export function takeEarlyRun(state: InstanceState): void {
  const { nextTrigger: _fulfilled, ...lastRun } = state.getLastRun();
  state.setLastRun(lastRun);
}
