import { fileURLToPath } from 'node:url';
import { checkImage } from '#src/container/image-check.js';
import { containerImageOf } from '#src/generator/compile/runtime-target.js';
import { loadPack } from '#src/generator/load/load-pack.js';

/** Says whether the pack's container images are the newest. Without network it says that it did not check, and succeeds. */

const pack = await loadPack(fileURLToPath(new URL('..', import.meta.url)));
const images = new Set(pack.integrations.map(containerImageOf));
const answers = await Promise.all([...images].map((image) => checkImage(image)));
for (const { message } of answers) console.log(message);
if (answers.some(({ newer }) => newer === true)) {
  console.log(
    'Update src/spec/container-image.ts, then run npm run test:container with the Node.js of that image.',
  );
  process.exitCode = 1;
}
