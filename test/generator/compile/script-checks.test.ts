import { describe, expect, test } from 'vitest';
import { checkScript } from '#src/generator/compile/script-checks.js';

describe('the last gate reads the finished script', () => {
  const closure = 'var integration = (function () { return {}; })();\n';

  test('which is a variable and a return', () => {
    expect(() => checkScript(`${closure}return integration.run();\n`, 'integration')).not.toThrow();
  });

  test.each<[what: string, script: string, place: string]>([
    ['newer syntax', `${closure}return integration.run(() => 1);`, '2:25'],
    ['another variable', `${closure}var other = 1;\nreturn 1;`, '2:1'],
    ['a function beside the closure', `function other() {}\n${closure}`, '1:1'],
    ['a directive for the whole script', `'use strict';\n${closure}`, '1:1'],
  ])('and refuses %s', (_what, script, place) => {
    expect(() => checkScript(script, 'integration')).toThrow(`compiled script:${place}`);
  });
});
