import { expect, test } from 'vitest';
import { pythonScript } from '#src/container/python-script.js';

const script = "var a = /^\\d+$/;\nreturn 'it''s ' + \"fine\";\n";

test('the script stands in the Python code as it is', () => {
  const { source, unified } = pythonScript(script);
  expect(source).toContain(`SCRIPT = r'''${script}'''\n`);
  expect(unified).toContain(`SCRIPT = r'''${script}'''\n`);
  expect(source.endsWith('    main(GUEST, SCRIPT)\n')).toBe(true);
});

test.each([
  ["three single quotes: '''\n", `r"""three single quotes: '''\n"""`],
  [`both: ''' """\n`, String.raw`"both: ''' \"\"\"\n"`],
  ['no line break at the end\\', String.raw`"no line break at the end\\"`],
])('a script with %j is still a Python text', (text, literal) => {
  expect(pythonScript(text).source).toContain(`SCRIPT = ${literal}\n`);
});

test('only the file of its own imports the modules of the platform, which are there at run time', () => {
  const { source, unified } = pythonScript(script);
  expect(source).toMatch(/^import demistomock as demisto$/m);
  expect(source).toMatch(/^from CommonServerPython import \*$/m);
  expect(unified).not.toMatch(/demistomock|CommonServerPython/);
});

test('the code is ASCII, without tabs and trailing blanks', () => {
  expect(pythonScript(script).unified).toMatch(/^[\n\x20-\x7e]*$/);
  expect(pythonScript('').source).not.toMatch(/[ \t]\n/);
});
