import { writeFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { UserError } from '../../../shared/errors.js';
import { fileProblem, hasCode, writeProblem } from '../../../shared/file-problem.js';
import { makeFolder } from '../../../shared/make-folder.js';
import { hasFile, Investigation } from '../../../simulator/investigation/investigation.js';
import type { InvestigationData } from '../../../simulator/investigation/investigation-data.js';
import { readInvestigation } from '../../../simulator/investigation/investigation-file.js';
import type { WarRoomEntry } from '../../../simulator/war-room/war-room-entry.js';
import { readKept, writeKept } from './kept-file.js';

const flag = '--investigation';

/** The investigation that a file holds; a file that is not there, and no file, is the made-up one, with the lists. */
export function loadInvestigation(
  path: string | undefined,
  lists: InvestigationData['lists'],
): Investigation {
  const text = path === undefined ? undefined : readKept({ flag, path });
  if (path === undefined || text === undefined) return new Investigation({ lists });
  return new Investigation(readInvestigation(text, path));
}

/** Keeps it for the next run. Files stay behind. */
export function saveInvestigation(path: string, { data }: Investigation): void {
  writeKept({ flag, path }, `${JSON.stringify(data, null, 2)}\n`);
}

/**
 * Writes the files of entries into a folder, under their names; one that is there keeps its content. Gives the paths.
 * Throws a UserError when one cannot be written.
 */
export function saveFiles(
  entries: readonly WarRoomEntry[],
  { files }: Investigation,
  folder: string,
): string[] {
  return entries.filter(hasFile).flatMap((entry) => {
    const found = files.find(String(entry.FileID));
    return found === undefined ? [] : [writeNew(folder, safeName(String(entry.File ?? '')), found.bytes)];
  });
}

/** The name comes from a pack: it must lead nowhere, and be a name on every system. */
function safeName(name: string): string {
  const cleaned = basename(name.replaceAll('\\', '/')).replace(/[^\p{L}\p{N} ._()-]/gu, '_');
  return /^[. ]*$/.test(cleaned) ? 'file' : cleaned.slice(-200);
}

/** Makes the folder for files of entries, before anything runs. Throws a UserError when it cannot be one. */
export function makeFilesFolder(folder: string): void {
  try {
    makeFolder(folder);
  } catch (error) {
    const problem = hasCode(error, 'EEXIST') ? 'it is a file, not a folder' : fileProblem(error);
    throw new UserError(
      'command-line',
      `--files ${folder} cannot be used: ${problem}. Name another folder.`,
      {
        cause: error,
      },
    );
  }
}

function writeNew(folder: string, name: string, bytes: Uint8Array): string {
  const extension = extname(name);
  const stem = name.slice(0, name.length - extension.length);
  for (let number = 1; ; number += 1) {
    const path = join(folder, number === 1 ? name : `${stem}-${number}${extension}`);
    try {
      writeFileSync(path, bytes, { flag: 'wx' });
      return path;
    } catch (error) {
      if (hasCode(error, 'EEXIST')) continue;
      throw new UserError(
        'command-line',
        `The file ${path} cannot be written: ${writeProblem(error)}. Name another folder with --files.`,
        {
          cause: error,
        },
      );
    }
  }
}
