import { expect, test } from 'vitest';
import { FaultSwitches } from '#src/playground/server/simulation/fault-switches.js';
import { answering, resetBefore } from '#src/testing/server/faults.js';

const request = { method: 'GET', path: '/', headers: {}, body: '' };
const faults = {
  source: [
    { id: 'reset', title: 'Reset', fault: resetBefore },
    { id: 'down', title: 'Down', fault: answering({ status: 503, headers: {}, body: '' }) },
  ],
  receiver: [{ id: 'reset', title: 'Receiver reset', fault: resetBefore }],
};

test('each side has its own, and once is one request', () => {
  const switches = new FaultSwitches(faults);
  switches.set('source/reset', 'once');
  const [source, receiver] = [switches.choose('source'), switches.choose('receiver')];
  expect(receiver(request, 0, 0)).toBeUndefined();
  expect(source(request, 0, 0)).toBe(resetBefore);
  expect([switches.takeStruck(), switches.takeStruck()]).toEqual(['Reset', undefined]);
  expect(source(request, 0, 1)).toBeUndefined();
  expect(switches.list()[0]).toEqual({
    id: 'source/reset',
    side: 'source',
    title: 'Reset',
    mode: 'off',
    hits: 1,
  });
});

test('sometimes is about one request in four, the same ones each time', () => {
  const struck = () => {
    const switches = new FaultSwitches(faults);
    switches.set('source/down', 'sometimes');
    const choose = switches.choose('source');
    return Array.from({ length: 400 }, (_, call) => choose(request, 0, call) !== undefined);
  };
  const first = struck();
  const hits = first.filter((hit) => hit).length;
  expect(hits).toBeGreaterThan(70);
  expect(hits).toBeLessThan(130);
  expect(struck()).toEqual(first);
});
