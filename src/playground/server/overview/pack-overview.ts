import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { PackReport } from '../../../report/pack-report.js';
import { summaryOf } from '../../../report/summary.js';
import { advisedCommand } from '../../../shared/advised-command.js';
import { UserError } from '../../../shared/errors.js';
import { programModule } from '../../../shared/package-folder.js';
import { shownAs } from '../../../shared/shown-path.js';
import type { Overview } from '../../protocol.js';
import type { InstalledZip } from '../installation/installed-zip.js';
import type { ReportAnswer, ReportJob } from './report-worker.js';

/** What is known of the installed pack; it is found out once for each installation. */
export class PackOverview {
  readonly #root: string;
  #last: { readonly zip: InstalledZip; readonly overview: Promise<Overview> } | undefined;

  /** `root` is the folder of the user. */
  constructor(root: string) {
    this.#root = root;
  }

  /** Throws a UserError for a zip that cannot be read any more. */
  of(zip: InstalledZip): Promise<Overview> {
    if (this.#last?.zip === zip) return this.#last.overview;
    const last = { zip, overview: overviewOf(zip.file, this.#root) };
    this.#last = last;
    last.overview.catch(() => {
      // Whoever asks again gets another try.
      if (this.#last === last) this.#last = undefined;
    });
    return last.overview;
  }
}

async function overviewOf(file: string, root: string): Promise<Overview> {
  const path = shownAs(file, root);
  const report = await reportInWorker({ file, path, root });
  return { summary: summaryOf(report), report, uploadCommand: uploadCommand(path, root) };
}

async function reportInWorker(job: ReportJob): Promise<PackReport> {
  const worker = new Worker(programModule('playground', 'server', 'overview', 'report-worker.js'), {
    workerData: job,
    execArgv: [],
  });
  worker.unref();
  try {
    const [answer]: ReportAnswer[] = await once(worker, 'message');
    if (answer !== undefined && 'report' in answer) return answer.report;
    throw new UserError('report', answer?.problem ?? 'The report of the pack has no content.');
  } finally {
    await worker.terminate();
  }
}

/** npm hands over what follows two dashes. */
function uploadCommand(path: string, root: string): string {
  const upload = advisedCommand('upload', root);
  const file = /^[\w./:@%+,-]+$/.test(path) ? path : JSON.stringify(path);
  return `${upload}${upload.startsWith('npm run') ? ' --' : ''} ${file}`;
}
