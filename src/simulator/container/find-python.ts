import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

export interface Python {
  /** The path of the program. */
  readonly program: string;
  readonly version: string;
}

/** The Python of this machine, or why none of it runs the host of a container. */
export type FoundPython = { readonly python: Python } | { readonly missing: string };

const oldest = '3.9';
const patienceMs = 10_000;
const probe = `
import json, sys
try:
    import requests
except ImportError:
    requests = None
print(json.dumps({
    "program": sys.executable,
    "version": "%d.%d.%d" % sys.version_info[:3],
    "new": sys.version_info >= (${oldest.replace('.', ', ')}),
    "requests": requests is not None,
}))
`;

const found = new Map<string, Promise<FoundPython>>();

/** Looks once for a Python 3.9 or later with `requests`: `python3`, or the one that the variable PYTHON names. */
export function findPython(name = process.env.PYTHON || 'python3'): Promise<FoundPython> {
  const known = found.get(name) ?? lookFor(name);
  found.set(name, known);
  return known;
}

async function lookFor(name: string): Promise<FoundPython> {
  // The host hands its pipes on to Node.js by their numbers.
  if (process.platform === 'win32') return { missing: 'it needs Linux or macOS' };
  try {
    const { stdout } = await promisify(execFile)(name, ['-c', probe], { timeout: patienceMs });
    const { program, version, new: isNew, requests } = JSON.parse(stdout);
    if (!isNew) return { missing: `"${name}" is Python ${version}, and it needs ${oldest} or later` };
    if (!requests) return { missing: `the Python package "requests" is missing (Python ${version})` };
    return { python: { program, version } };
  } catch (error) {
    return { missing: whyNot(name, error) };
  }
}

function whyNot(name: string, error: unknown): string {
  const { code, killed } = error as { readonly code?: unknown; readonly killed?: boolean };
  if (code === 'ENOENT') return `there is no program "${name}"`;
  if (killed) return `"${name}" gave no answer in ${patienceMs / 1000} seconds`;
  return `"${name}" does not run`;
}
