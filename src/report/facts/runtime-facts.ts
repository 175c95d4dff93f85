import type { ReportedRuntime } from '../pack-report.js';
import { stated } from './stated.js';

const languages: { readonly [type: string]: string } = {
  javascript: 'JavaScript',
  python: 'Python',
  powershell: 'PowerShell',
};

/** Where code runs. `type` and `image` are as the YAML of the item has them; `packaged`: our own JavaScript inside Python. */
export function runtimeFacts(
  type: string | undefined,
  image: string | undefined,
  packaged: boolean,
): ReportedRuntime {
  const language = type === undefined ? 'unknown' : (languages[type] ?? type);
  if (type === 'javascript')
    return { language, description: 'JavaScript in the server itself, without a container.' };
  const code = packaged ? 'JavaScript that a small Python program starts with Node.js' : language;
  const place = image ? `in a container of the image ${image}` : 'in a container; the file names no image';
  return stated<ReportedRuntime>({
    language: packaged ? 'JavaScript in Python' : language,
    description:
      type === undefined ? 'The file names no language, so it is not known.' : `${code}, ${place}.`,
    image,
  });
}
