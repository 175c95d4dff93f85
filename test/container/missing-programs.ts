import { execFileSync } from 'node:child_process';

const python = process.env.PYTHON ?? 'python3';
const oldest = '3.9';

/** What of the programs that these tests need is not on this machine, each with how to get it; empty for nothing. */
export function missingPrograms(): string[] {
  if (process.platform === 'win32') {
    return ['The container tests need Linux or macOS. On Windows, run them in WSL.'];
  }
  if (!succeeds(`import sys; sys.exit(sys.version_info < (${oldest.replace('.', ', ')}))`)) {
    return [
      `Python ${oldest} or later is missing: "${python}" does not run it. Install Python 3, or name one in the ` +
        'environment variable PYTHON.',
    ];
  }
  if (!succeeds('import requests')) {
    return [
      `The Python package "requests", which the platform's images have, is missing. Install it with ` +
        `"${python} -m pip install requests", or as the package python3-requests of your system.`,
    ];
  }
  return [];
}

function succeeds(program: string): boolean {
  try {
    execFileSync(python, ['-c', program], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
