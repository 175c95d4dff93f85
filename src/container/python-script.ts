import { readFileSync } from 'node:fs';
import { packageFile } from '../shared/package-folder.js';
import { guestProgram } from './guest.js';
import { joinPythonModules } from './python-modules.js';

/** The Python that runs a compiled script in Node.js. */
export interface PythonScript {
  /** As a file of its own, which imports the platform's modules. */
  readonly source: string;
  /** As the platform runs it: those modules are there already, and importing them would fail. */
  readonly unified: string;
}

/** What a script belongs to: another host serves each. */
export type GuestKind = keyof typeof hostModules;

/** The modules of each host, each after those that it imports. */
const hostModules = {
  integration: ['deadline', 'time_limit', 'utf8', 'web_client', 'ingestion', 'guest_process', 'main'],
  script: ['deadline', 'utf8', 'guest_process', 'automation'],
} as const;

/** Makes the Python: the host, and as texts in it the guest and the script, readable as they are. */
export function pythonScript(script: string, kind: GuestKind = 'integration'): PythonScript {
  const host = joinPythonModules(hostModules[kind].map((name) => readFileSync(hostFile(name), 'utf8')));
  const parts = beforeScript(kind) + literal(script) + afterScript;
  return { source: host.source + parts, unified: host.unified + parts };
}

/**
 * The script in the code of an item, as it stands in a zip unless the form is another. Undefined unless all around the
 * script is, byte for byte, what this program writes: then running it runs no Python but that of this program.
 */
export function scriptInPython(
  code: string,
  form: keyof PythonScript = 'unified',
  kind: GuestKind = 'integration',
): string | undefined {
  const written = form === 'unified' ? code.replace(/^### pack version: [\w.-]+\n/, '') : code;
  const start = written.indexOf(beforeScript(kind));
  if (start < 0 || !written.endsWith(afterScript)) return undefined;
  const script = textOf(written.slice(start + beforeScript(kind).length, -afterScript.length));
  return script !== undefined && pythonScript(script, kind)[form] === written ? script : undefined;
}

function beforeScript(kind: GuestKind): string {
  return [
    '',
    '',
    '# What runs inside Node.js: it gives the script its functions.',
    `GUEST = ${literal(guestProgram)}`,
    '',
    `# The ${kind} itself, compiled. Node.js and the server run the same text.`,
    'SCRIPT = ',
  ].join('\n');
}

const afterScript = [
  '',
  '',
  'if __name__ in ("__main__", "__builtin__", "builtins"):',
  '    main(GUEST, SCRIPT)',
  '',
].join('\n');

function hostFile(name: string): string {
  return packageFile('src', 'container', 'host', `${name}.py`);
}

/** A Python literal that shows the text as it is, where that is possible. */
function literal(text: string): string {
  const quote = ["'''", '"""'].find((quotes) => !text.includes(quotes));
  return quote === undefined || !text.endsWith('\n') ? JSON.stringify(text) : `r${quote}${text}${quote}`;
}

/** The text of a literal; undefined for what is none. */
function textOf(written: string): string | undefined {
  const [, , raw] = /^r('''|""")([\s\S]*)\1$/.exec(written) ?? [];
  if (raw !== undefined) return raw;
  try {
    const text: unknown = JSON.parse(written);
    return typeof text === 'string' ? text : undefined;
  } catch {
    return undefined;
  }
}
