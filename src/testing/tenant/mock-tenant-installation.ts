import { readZip, type ZipFiles } from '../../shared/zip.js';
import { bodyBytes, type MockRequest, type MockResponse } from '../server/exchange.js';
import { readForm } from '../server/multipart-form.js';
import { unacceptableFiles } from './mock-tenant-acceptance.js';
import { failure } from './mock-tenant-answers.js';
import { type PackContent, readPackContent } from './mock-tenant-content.js';
import type { TenantKey } from './mock-tenant-keys.js';

export interface InstallationOptions {
  /** How often the list of packs is asked for before an upload shows in it: how slow an installation is. */
  readonly installAfterLists?: number;
  /** Files of a zip that are not acceptable, whatever is in them. */
  readonly refuses?: RegExp;
  /** Files of a zip that are left out without a word, validated or not. */
  readonly leavesOut?: RegExp;
  /** Refuses unsigned packs even when asked to skip the check. */
  readonly requiresSignature?: boolean;
  /** With which status 101704 comes, which is not published. Default: 400. */
  readonly contentRefusalStatus?: number;
}

export interface Installation {
  upload(request: MockRequest, key: TenantKey): MockResponse;
  /** What is to be installed now; an upload goes on after its answer. */
  due(): PackContent | undefined;
  /** The content of a zip that is installed at once. */
  contentOf(zip: Uint8Array): PackContent;
}

/**
 * How a tenant takes the zip of a pack. An unsigned zip is refused with 400 unless the check is skipped. The platform
 * validates unless that is skipped: then one item that is not acceptable fails all with a bare 101704; skipped, it may
 * be left out without a word (a pull request of the official content repository, from a tenant).
 */
export function createInstallation(options: InstallationOptions): Installation {
  let pending: { readonly content: PackContent; lists: number } | undefined;

  function refusedPaths(files: ZipFiles): string[] {
    const unacceptable = unacceptableFiles(files).map(({ path }) => path);
    return [...unacceptable, ...[...files.keys()].filter((path) => options.refuses?.test(path))];
  }

  function contentOf(zip: Uint8Array): PackContent {
    const files = readZip(zip);
    const refused = refusedPaths(files);
    const leftOut = (path: string) => refused.includes(path) || options.leavesOut?.test(path) === true;
    const kept = [...files].filter(([path]) => /^(pack_)?metadata\.json$/.test(path) || !leftOut(path));
    return readPackContent(new Map(kept));
  }

  function upload(request: MockRequest, key: TenantKey): MockResponse {
    if (key.role !== 'Instance Administrator') {
      return failure(403, 'forbidden', 'The role lacks this permission');
    }
    const form = readForm(request.headers['content-type'] ?? '', bodyBytes(request));
    const file = form?.files.find(({ field }) => field === 'file');
    if (form === undefined || file === undefined) return failure(400, 'bad request', 'No file in the form');
    // The official client sends the switches as fields of the form, others in the query: here both work.
    const query = new URLSearchParams(request.path.split('?')[1] ?? '');
    const skips = (name: string) => form.fields[name] === 'true' || query.get(name) === 'true';
    if (options.requiresSignature || !skips('skipVerify')) {
      return failure(400, 'errInvalidPackSignature', 'The signature of the pack could not be verified');
    }
    try {
      if (!skips('skipValidation') && refusedPaths(readZip(file.bytes)).length > 0) {
        return failure(options.contentRefusalStatus ?? 400, 'Failed to install the pack (101704)', '');
      }
      pending = { content: contentOf(file.bytes), lists: options.installAfterLists ?? 0 };
      return { status: 200, headers: {}, body: '' };
    } catch {
      return failure(400, 'bad request', 'The file is no pack');
    }
  }

  function due(): PackContent | undefined {
    if (pending === undefined || pending.lists-- > 0) return undefined;
    const { content } = pending;
    pending = undefined;
    return content;
  }

  return { upload, due, contentOf };
}
