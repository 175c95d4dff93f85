import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { lastReleased } from '#src/release/released-zip.js';
import { temporaryFolder, writeFiles } from '../fixtures/project.js';
import { packId, weatherFiles, weatherPack } from '../fixtures/weather-pack.js';

const metadata = JSON.parse(weatherFiles()['metadata.json'] ?? '');
const snowPack = weatherPack({
  files: { 'metadata.json': JSON.stringify({ ...metadata, id: 'SnowEvents' }) },
});

/** A project with these zips of releases. */
async function projectWith(zips: Readonly<Record<string, Uint8Array>>): Promise<string> {
  const root = await temporaryFolder();
  await writeFiles(
    root,
    Object.fromEntries(Object.entries(zips).map(([name, bytes]) => [`releases/${name}`, bytes])),
  );
  return root;
}

describe('the zip that users have', () => {
  test('is the newest whose name is a version', async () => {
    const root = await projectWith({
      [`${packId}-1.2.3.zip`]: weatherPack({ version: '1.2.3' }),
      [`${packId}-1.10.0.zip`]: weatherPack({ version: '1.10.0' }),
      [`${packId}-9.9.9-server.zip`]: new Uint8Array(3),
      [`${packId}-final.zip`]: new Uint8Array(3),
    });
    expect((await lastReleased(root, packId, undefined))?.version).toBe('1.10.0');
  });

  const whole = weatherPack({ version: '1.2.3' });

  test.each([
    ['is broken', whole.subarray(0, 1000), 'is not a readable zip file'],
    ['is of another pack', snowPack, `holds the pack SnowEvents, not ${packId}.`],
    ['is of another version than its name says', whole, 'holds version 1.2.3, not 1.2.4 as its name says.'],
    ['holds nothing', weatherPack({ unified: false }), 'is not a pack that a tenant installs.'],
  ])('is asked for when the kept one %s', async (_case, bytes, problem) => {
    const root = await projectWith({ [`${packId}-1.2.4.zip`]: bytes });
    const { message } = await refusal(lastReleased(root, packId, undefined));
    expect(message).toContain(`${join('releases', `${packId}-1.2.4.zip`)} ${problem}`);
    expect(message).toContain('Put the zip that users have in its place, or give it with --against.');
    // A new build is no way to get back what users have.
    expect(message).not.toContain('Build it');
  });

  test('is asked for when the one given cannot be read', async () => {
    const root = await projectWith({});
    const { message } = await refusal(lastReleased(root, packId, join(root, 'none.zip')));
    expect(message).toBe(
      `none.zip cannot be read: there is no such file. Give the zip of ${packId} that users have.`,
    );
  });
});

async function refusal(promise: Promise<unknown>): Promise<Error> {
  const error: unknown = await promise.catch((thrown) => thrown);
  if (error instanceof Error) return error;
  throw new Error('Nothing was refused.');
}
