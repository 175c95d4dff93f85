import { readFileSync } from 'node:fs';
import { guestProgram } from './guest.js';
import { joinPythonModules } from './python-modules.js';

/** The Python integration that runs a compiled script in Node.js. */
export interface PythonScript {
  /** As a file of its own, which imports the platform's modules. */
  readonly source: string;
  /** As the platform runs it: those modules are there already, and importing them would fail. */
  readonly unified: string;
}

/** The host, each module after those that it imports. */
const hostModules = ['deadline', 'web_client', 'ingestion', 'guest_process', 'main'];

/** Makes the integration: the host, and as texts in it the guest and the script, readable as they are. */
export function pythonScript(script: string): PythonScript {
  const host = joinPythonModules(hostModules.map((name) => readFileSync(hostFile(name), 'utf8')));
  const parts = [
    '',
    '',
    '# What runs inside Node.js: it gives the script its functions.',
    `GUEST = ${literal(guestProgram)}`,
    '',
    '# The integration itself, compiled. Node.js and the server run the same text.',
    `SCRIPT = ${literal(script)}`,
    '',
    'if __name__ in ("__main__", "__builtin__", "builtins"):',
    '    main(GUEST, SCRIPT)',
    '',
  ].join('\n');
  return { source: host.source + parts, unified: host.unified + parts };
}

function hostFile(name: string): URL {
  return new URL(`../../../../src/generator/container/host/${name}.py`, import.meta.url);
}

/** A Python literal that shows the text as it is, where that is possible. */
function literal(text: string): string {
  const quote = ["'''", '"""'].find((quotes) => !text.includes(quotes));
  return quote === undefined || !text.endsWith('\n') ? JSON.stringify(text) : `r${quote}${text}${quote}`;
}
