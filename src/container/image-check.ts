import { EnvHttpProxyAgent, fetch } from 'undici';
import { messageOf } from '../shared/errors.js';
import { compareVersions } from '../shared/versions.js';

/** Whether a newer tag of a container image exists, as one sentence; `newer` is undefined when nobody could be asked. */
export interface ImageCheck {
  readonly newer: boolean | undefined;
  readonly message: string;
}

const registry = 'https://hub.docker.com';
const patienceMs = 10_000;

/**
 * Asks Docker Hub for the tags of an image such as `demisto/python3:3.12.1.1`, through the proxies of the environment.
 * Never throws: without an answer nothing is said of the image.
 */
export async function checkImage(image: string, hub = registry): Promise<ImageCheck> {
  const [, name, tag = ''] = /^([a-z0-9_-]+\/[a-z0-9._-]+):([\w.-]+)$/.exec(image) ?? [];
  if (name === undefined) return notChecked(image, 'it is not an image on Docker Hub with a tag');
  if (!isVersionTag(tag)) return notChecked(image, `its tag is not a version`);
  let tags: readonly string[];
  try {
    tags = await newestTags(name, hub);
  } catch (error) {
    return notChecked(image, `Docker Hub gave no list of tags (${reasonOf(error)})`);
  }
  const newest = tags.filter(isVersionTag).sort(compareVersions).at(-1);
  if (newest === undefined) return notChecked(image, 'Docker Hub listed no version');
  if (compareVersions(newest, tag) <= 0) {
    return { newer: false, message: `${image} is up to date. Docker Hub lists no newer tag.` };
  }
  return { newer: true, message: `${image} is outdated. The newest tag is ${newest}.` };
}

/** The tags that were last pushed, up to a hundred. */
async function newestTags(name: string, hub: string): Promise<readonly string[]> {
  const dispatcher = new EnvHttpProxyAgent();
  try {
    const response = await fetch(`${hub}/v2/repositories/${name}/tags?page_size=100&ordering=last_updated`, {
      dispatcher,
      signal: AbortSignal.timeout(patienceMs),
    });
    if (!response.ok) throw new Error(`status ${response.status}`);
    const { results } = (await response.json()) as { readonly results?: unknown };
    if (!Array.isArray(results)) throw new Error('an answer of another form');
    return results.map((result) => String(result?.name));
  } finally {
    await dispatcher.destroy();
  }
}

function notChecked(image: string, reason: string): ImageCheck {
  return { newer: undefined, message: `${image} was not checked: ${reason}.` };
}

/** `fetch failed` says nothing; what it wraps does. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  return messageOf(cause instanceof Error && cause.message !== '' ? cause : error);
}

function isVersionTag(tag: string): boolean {
  return /^\d+(?:\.\d+)+$/.test(tag);
}
