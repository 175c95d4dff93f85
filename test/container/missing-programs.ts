import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

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
  return [...missingLibrary(), ...missingNode()];
}

/** What a real copy of the platform's common library lacks, where one was asked for. */
function missingLibrary(): string[] {
  const file = process.env.COMMON_SERVER_PYTHON;
  if (file === undefined || file === '') return [];
  if (!existsSync(file)) {
    return [
      `COMMON_SERVER_PYTHON names "${file}", which does not exist. Set it to a copy of CommonServerPython.py, or ` +
        'unset it to test with the mock.',
    ];
  }
  if (!succeeds('import distutils')) {
    return [
      `The common library needs the Python module "distutils", which "${python}" lacks. Install it with ` +
        `"${python} -m pip install setuptools".`,
    ];
  }
  return [];
}

function missingNode(): string[] {
  const file = process.env.CONTAINER_NODE;
  if (file === undefined || /(?:^|\/)node$/.test(file)) return [];
  return [`CONTAINER_NODE names "${file}". Set it to the path of a program named "node".`];
}

function succeeds(program: string): boolean {
  try {
    execFileSync(python, ['-c', program], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
