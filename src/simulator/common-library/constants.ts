/**
 * The constants of the common library. Values: the official documentation (Documentation/doc-howto.json and
 * commonServerConstants.json of demisto/content), and how shipped integrations compare with them.
 */

export const entryTypes = {
  note: 1,
  downloadAgent: 2,
  file: 3,
  error: 4,
  pinned: 5,
  userManagement: 6,
  image: 7,
  // Both spellings are in use.
  plagroundError: 8,
  playgroundError: 8,
  entryInfoFile: 9,
  map: 15,
  widget: 17,
};

export const formats = {
  html: 'html',
  table: 'table',
  json: 'json',
  text: 'text',
  dbotResponse: 'dbotCommandResponse',
  markdown: 'markdown',
};

/** Severities of incidents by their names. */
export const dbotscores = { critical: 4, high: 3, medium: 2, low: 1, informational: 0.5, unknown: 0 };

/** Where the standard context of an indicator lies, with the condition under which two of them are one. */
export const outputPaths = {
  file: `File(${sameIn('MD5', 'SHA1', 'SHA256')})`,
  ip: `IP(${sameIn('Address')})`,
  url: `URL(${sameIn('Data')})`,
  domain: `Domain(${sameIn('Name')})`,
  cve: `CVE(${sameIn('ID')})`,
  email: `Account.Email(${sameIn('Address')})`,
};

export const brands = {
  xfe: 'xfe',
  vt: 'VirusTotal',
  cy: 'cylance',
  wf: 'WildFire',
  cs: 'crowdstrike-intel',
  threatconnect: 'ThreatConnect',
};

export const providers = {
  xfe: 'IBM X-Force Exchange',
  vt: 'VirusTotal',
  cy: 'Cylance',
  wf: 'WildFire',
  cs: 'CrowdStrike',
};

/** From which score on a service calls something bad. */
export const thresholds = { xfeScore: 3, vtPositives: 10, vtPositiveUrlsForIP: 10 };

export const xmlReservedChars = { '&': '&amp;', '"': '&quot;', "'": '&apos;', '<': '&lt;', '>': '&gt;' };

export const htmlEntities = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '/': '&#x2F;',
  '`': '&#x60;',
  '=': '&#x3D;',
};

export const markdownCharacters = '\\`*_{}[]()#+-!|';

export const monthNumbers = {
  Jan: 1,
  Feb: 2,
  Mar: 3,
  Apr: 4,
  May: 5,
  Jun: 6,
  Jul: 7,
  Aug: 8,
  Sep: 9,
  Oct: 10,
  Nov: 11,
  Dec: 12,
};

/** Own expressions for what the names of the library stand for; those with the flag g keep their place, as there. */
export const regularExpressions = {
  ipRegex: /\b(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)\.){3}(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)\b/,
  emailRegex: /\b[\w.!#$%&'*+/=?^{|}~-]{1,64}@[a-z\d-]+(?:\.[a-z\d-]+)*\.[a-z]{2,}\b/gim,
  hashRegex: /[a-fA-F0-9]/,
  md5Regex: /\b[a-fA-F\d]{32}\b/gm,
  sha1Regex: /\b[a-fA-F\d]{40}\b/gm,
  sha256Regex: /\b[a-fA-F\d]{64}\b/gm,
  urlRegex: /^(https?:)\/\/([^:/?#]+)(?::(\d+))?([^?#]*)(\?[^#]*)?(#.*)?$/,
};

function sameIn(...fields: readonly string[]): string {
  return fields.map((field) => `val.${field} && val.${field} === obj.${field}`).join(' || ');
}
