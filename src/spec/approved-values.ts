/** Values that the platform's marketplace accepts. Its own checks refuse every other one. */

export const supportLevels = ['xsoar', 'partner', 'developer', 'community'] as const;

export type SupportLevel = (typeof supportLevels)[number];

export const certifications = ['certified', 'verified'] as const;

const kindWords = ['pack', 'playbook', 'integration', 'script'];
const capitalized = kindWords.map((word) => word.replace(/^./, (letter) => letter.toUpperCase()));

/**
 * Words that the marketplace refuses in the name of a pack, because it adds them itself: those of support levels
 * anywhere, those of kinds as a word of their own, also in a name such as TestPack.
 */
export const forbiddenNameWords = new RegExp(
  [
    `(?<![A-Za-z])(?:${kindWords.join('|')})(?![a-z])`,
    `(?<![A-Z])(?:${capitalized.join('|')})(?![a-z])`,
    `(?<![A-Z])(?:${kindWords.join('|').toUpperCase()})(?![A-Z])`,
    '[Pp][Aa][Rr][Tt][Nn][Ee][Rr]|[Cc][Oo][Mm][Mm][Uu][Nn][Ii][Tt][Yy]',
  ].join('|'),
);

export const approvedCategories = [
  'Analytics & SIEM',
  'Authentication & Identity Management',
  'Case Management',
  'CI/CD',
  'Cloud Security',
  'Cloud Service Provider',
  'Cloud Services',
  'Code Repositories',
  'Data Enrichment & Threat Intelligence',
  'Database',
  'Deception & Breach Simulation',
  'Email',
  'Endpoint',
  'Forensics & Malware Analysis',
  'IT Services',
  'Identity and Access Management',
  'Messaging and Conferencing',
  'Network Security',
  'Utilities',
  'Vulnerability Management',
] as const;

export const approvedUseCases = [
  'Asset Management',
  'Breach Notification',
  'Breach and Attack Simulation',
  'Case Management',
  'Compliance',
  'Health Check',
  'Hunting',
  'Identity and Access Management',
  'Incident Response',
  'Malware',
  'Network Security',
  'Phishing',
  'Ransomware',
  'SANS',
  'Threat Intelligence Management',
  'Vulnerability Management',
] as const;

export const marketplaces = [
  'xsoar',
  'marketplacev2',
  'xpanse',
  'xsoar_saas',
  'xsoar_on_prem',
  'platform',
] as const;

/** Those of a pack that names none. */
export const defaultMarketplaces: readonly string[] = ['xsoar', 'marketplacev2'];

/** The author and provider that the platform writes for content of its own. */
export const platformAuthor = 'Cortex XSOAR';

export const modules = [
  'cloud_posture',
  'cloud',
  'cloud_runtime_security',
  'edr',
  'cloud_appsec',
  'agentix',
  'asm',
  'xsiam',
  'exposure_management',
  'tim',
  'email_security',
  'xti',
] as const;

/** Tags that every pack may carry. The marketplace's own list may have grown since. */
export const approvedTags: readonly string[] = [
  'Alerts',
  'Allow List',
  'Attack',
  'Breach',
  'Breach Simulation',
  'Compliance',
  'Core',
  'Dark Web',
  'Elasticsearch',
  'Email',
  'Feed',
  'Forensics',
  'Free Enricher',
  'Free Feed',
  'GDPR',
  'Generic Feed',
  'Getting Started',
  'HIPAA',
  'IAM',
  'IT',
  'Incident Handling',
  'Incident Response',
  'IoT',
  'MITRE ATT&CK',
  'Malware',
  'Network',
  'New',
  'PII',
  'Palo Alto Networks Products',
  'Pcap',
  'Plug & Enrich',
  'Plug & Fetch',
  'Private Offer',
  'Relationship',
  'Scam',
  'Security',
  'Security Analytics',
  'Simulation',
  'TIM',
  'Threat Intelligence',
  'Threat Intelligence Management',
  'Trending',
  'Unit 42',
  'Use Case',
  'VPN',
];

/** What limits a part of a document to a platform, as in `<~XSIAM>...</~XSIAM>`. */
export const documentTags = [
  'XSIAM',
  'XSIAM_ONLY',
  'XSOAR',
  'XSOAR_SAAS',
  'XSOAR_ON_PREM',
  'XPANSE',
  'PLATFORM',
] as const;
