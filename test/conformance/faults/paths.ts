import { cloudflareIntegration, cloudflarePack as pack } from '../../fixtures/cloudflare-pack.js';

/** The files of the pack that mistakes are made in. */

export const packId = pack.id;
export const integrationName = cloudflareIntegration.id;

export const metadata = 'pack_metadata.json';
export const readme = 'README.md';

export const integrationFolder = `Integrations/${cloudflareIntegration.folder}`;
export const integration = `${integrationFolder}/${cloudflareIntegration.folder}`;
export const yaml = `${integration}.yml`;
export const script = `${integration}.js`;
export const image = `${integration}_image.png`;
export const help = `${integration}_description.md`;
export const integrationReadme = `${integrationFolder}/README.md`;

const modelingFolder = `ModelingRules/${pack.id}`;
export const modeling = `${modelingFolder}/${pack.id}`;
export const dashboard = `XSIAMDashboards/${pack.id}_Activity.json`;
export const correlation = `CorrelationRules/${pack.id}_DeniedAccessLogins.yml`;

export const releaseNote = 'ReleaseNotes/1_0_1.md';
