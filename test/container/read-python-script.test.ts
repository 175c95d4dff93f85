import { describe, expect, test } from 'vitest';
import { pythonScript, scriptInPython } from '#src/container/python-script.js';

const script = "var a = /^\\d+$/;\nreturn 'it''s ' + \"fine\";\n";
const { source, unified } = pythonScript(script);

describe('the script of a container pack', () => {
  test.each([
    script,
    '',
    "three single quotes: '''\n",
    `both: ''' """\n`,
    'no line break at the end\\',
    'the end of the file: \'\'\'\n\n\nif __name__ in ("__main__", "__builtin__", "builtins"):\n    main(GUEST, SCRIPT)\n',
  ])('is found again: %j', (text) => {
    expect(scriptInPython(pythonScript(text).unified)).toBe(text);
  });

  test('stands behind the line with the version of the pack', () => {
    expect(scriptInPython(`### pack version: 1.0.0\n${unified}`)).toBe(script);
    expect(scriptInPython(`### pack version: 1.0.0\nimport os\n${unified}`)).toBeUndefined();
  });

  test('is not looked for in a file that is not unified', () => {
    expect(scriptInPython(source)).toBeUndefined();
  });
});

describe('code that is not, byte for byte, what this program writes', () => {
  const end = '    main(GUEST, SCRIPT)\n';
  test.each([
    ['a line before', `import os\n${unified}`],
    ['a line behind', `${unified}print()\n`],
    ['a line before the end', unified.replace(end, `    print()\n${end}`)],
    ['another host', unified.replace('MEMORY_MEGABYTES = 512', 'MEMORY_MEGABYTES = 513')],
    ['another guest', unified.replace('process.exit(1)', 'process.exit(2)')],
    ['Windows line ends', unified.replaceAll('\n', '\r\n')],
    ['another literal of the script', unified.replace(`r'''${script}'''`, JSON.stringify(script))],
    [
      'code that closes the literal',
      unified.replace(`r'''${script}'''`, `r'''${script}'''\nimport os\nSCRIPT = r'''${script}'''`),
    ],
    [
      'an expression in place of the script',
      unified.replace(`r'''${script}'''`, `open("/etc/passwd").read()`),
    ],
    ['a guest of two texts', unified.replace('GUEST = ', 'GUEST = "" + ')],
    ['a Python integration of its own', 'demisto.results("ok")\n'],
    ['nothing', ''],
  ])('is a Python pack: %s', (_what, code) => {
    expect(code).not.toBe(unified);
    expect(scriptInPython(code)).toBeUndefined();
  });
});
