import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { displayWithSupport } from '../content/integration/contribution.js';
import { type BuildResult, buildPack } from '../generator/build.js';
import { loadPack } from '../generator/load/load-pack.js';
import { UserError } from '../shared/errors.js';
import { isJsonObject } from '../shared/json.js';
import { makeFolder } from '../shared/make-folder.js';
import { definitionFile, releaseNotesFolder } from '../shared/project-files.js';
import { compareVersions } from '../shared/versions.js';
import { type PackZip, readPackZip } from '../tenant/upload/pack-zip.js';
import { releasedChangelog } from './changelog.js';
import { changeDefinition } from './definition-text.js';
import { type ItemChanges, packChanges } from './pack-changes.js';
import type { ReleaseKind } from './release-kinds.js';
import { notesStem, releaseNotes } from './release-notes.js';
import { lastReleased, releasedZip } from './released-zip.js';
import { nextVersion } from './version.js';

export interface ReleaseRequest {
  /** The folder of the project. */
  readonly root: string;
  readonly kind: ReleaseKind;
  /** The zip that users have; absent for the newest kept one. */
  readonly against: string | undefined;
  /** Changes no file of the project. */
  readonly dryRun: boolean;
  /** Where the build for the comparison goes. */
  readonly outDir: string;
  /** Epoch milliseconds. */
  readonly now: number;
  /** Ends the build, and with it the release; then nothing has changed. */
  readonly signal?: AbortSignal | undefined;
}

export interface Release {
  readonly packId: string;
  /** Undefined for the first release. */
  readonly from: string | undefined;
  readonly to: string;
  readonly items: readonly ItemChanges[];
  /** Texts of changes that break something. */
  readonly breaking: readonly string[];
  /** Whether the build is the released zip, byte for byte. */
  readonly same: boolean;
  /** Files written, or that would be; relative with forward slashes. */
  readonly files: readonly string[];
}

/**
 * Prepares a release: raises the version in the definition, starts its release notes from what changed since the
 * released zip, and updates the changelog. Throws a UserError, and then has changed nothing.
 */
export async function prepareRelease(request: ReleaseRequest): Promise<Release> {
  const { root, kind, against, dryRun, outDir, now, signal } = request;
  const build = await buildPack({ root, outDir, signal });
  const released = await lastReleased(root, build.id, against);
  if (released === undefined) return firstRelease(request, build);
  if (released.version !== build.version) throw otherVersion(build, released.version);
  // Between the two runtimes, form and code differ without a change.
  const { zip } = isForServer(released)
    ? await buildPack({ root, outDir, runtimes: ['server'], signal })
    : build;
  const next = readPackZip(new Uint8Array(await readFile(zip.file)), zip.file);
  const to = nextVersion(build.version, kind);
  const pack = await loadPack(root);
  const items = packChanges(released, next).map((item) => ({
    ...item,
    // Release notes name an item as its source does; the zip has the decorated name.
    name:
      pack.integrations.find((integration) => displayWithSupport(integration, pack) === item.name)?.display ??
      item.name,
  }));
  const time = new Date(now).toISOString();
  const texts = items.flatMap(({ changes }) => changes.map(({ text }) => text));
  const notes = releaseNotes(build.name, items);
  const definition = await readFile(join(root, definitionFile), 'utf8');
  const changelog = await readFile(join(root, 'CHANGELOG.md'), 'utf8').catch(() => undefined);
  const stem = `${releaseNotesFolder}/${notesStem(to)}`;
  const files: Record<string, string> = {
    [definitionFile]: changeDefinition(
      definition,
      { version: to, updated: `${time.slice(0, 19)}Z` },
      definitionFile,
    ),
    [`${stem}.md`]: notes.markdown,
    ...(notes.breaking === undefined ? {} : { [`${stem}.json`]: notes.breaking }),
    ...(changelog === undefined
      ? {}
      : {
          'CHANGELOG.md': releasedChangelog(changelog, {
            version: to,
            date: time.slice(0, 10),
            changes: texts,
          }),
        }),
  };
  if (!dryRun) await write(root, files);
  const breaking = items.flatMap(({ changes }) => changes.filter((change) => change.breaking));
  return {
    packId: build.id,
    from: build.version,
    to,
    items,
    breaking: breaking.map(({ text }) => text),
    same: Buffer.from(next.bytes).equals(released.bytes),
    files: Object.keys(files),
  };
}

function isForServer({ items }: PackZip): boolean {
  const codes = items.map(({ kind, content }) => (kind === 'script' ? content : content.script));
  return codes.some((code) => isJsonObject(code) && code.type === 'javascript');
}

/** A release starts from the version that users have. */
function otherVersion({ id, version }: BuildResult, released: string): UserError {
  const said = `The definition has version ${version}, but the released zip is of ${released}.`;
  return new UserError(
    'release',
    compareVersions(version, released) < 0
      ? `${said} Write version: '${released}' in ${definitionFile}, or give the zip of ${version} with --against.`
      : `${said} If users have ${version} already, keep their zip as ${releasedZip(id, version)}, or give it with --against. ` +
          `If not, ${version} is prepared: build and upload it first.`,
  );
}

/** Nobody has the pack yet: its version stays, and its zip is kept for the next release to compare with. */
async function firstRelease(
  { root, dryRun }: ReleaseRequest,
  { id, version, zip }: BuildResult,
): Promise<Release> {
  const kept = releasedZip(id, version);
  if (!dryRun) await write(root, { [kept]: await readFile(zip.file) });
  return { packId: id, from: undefined, to: version, items: [], breaking: [], same: false, files: [kept] };
}

/** All of them aside first, then each into its place: a folder that cannot be written leaves every file as it was. */
async function write(root: string, files: Readonly<Record<string, string | Uint8Array>>): Promise<void> {
  const staged: { readonly file: string; readonly aside: string }[] = [];
  try {
    for (const [path, content] of Object.entries(files)) {
      const file = join(root, ...path.split('/'));
      const aside = `${file}.new`;
      makeFolder(dirname(file));
      await writeFile(aside, content);
      staged.push({ file, aside });
    }
    for (const { file, aside } of staged) await rename(aside, file);
  } finally {
    for (const { aside } of staged) await rm(aside, { force: true });
  }
}
