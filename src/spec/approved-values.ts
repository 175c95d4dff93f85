/** Values that the platform's marketplace accepts. Its own checks refuse every other one. */

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
