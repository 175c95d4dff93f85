import { parentPort, workerData } from 'node:worker_threads';
import type { PackReport } from '../../../report/pack-report.js';
import { readReportInput } from '../../../report/read-report-input.js';
import { reportPack } from '../../../report/report-pack.js';
import { UserError } from '../../../shared/errors.js';
import { validate } from '../../../validation/validate.js';

/** What the thread is started with: the zip, and the folder whose settings for the validation count. */
export interface ReportJob {
  readonly file: string;
  /** As the report names it. */
  readonly path: string;
  readonly root: string;
}

export type ReportAnswer = { readonly report: PackReport } | { readonly problem: string };

/** A validation takes its time, the more the larger the pack, and others are waited for meanwhile: so it has a thread. */
async function answer({ file, path, root }: ReportJob): Promise<ReportAnswer> {
  try {
    const { input, zip } = await readReportInput(file, root);
    const validation = await validate({ paths: [file], root });
    return { report: reportPack({ input, zip, path, validation, results: [], madeAt: new Date() }) };
  } catch (error) {
    if (error instanceof UserError) return { problem: error.message };
    throw error;
  }
}

answer(workerData).then((message) => parentPort?.postMessage(message));
