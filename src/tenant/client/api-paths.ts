/** What the server says that it is. */
export const aboutPath = '/xsoar/about';

/** The packs that are installed. */
export const installedPacksPath = '/xsoar/contentpacks/metadata/installed';

/** The definitions and the instances of integrations. */
export const integrationSearchPath = '/xsoar/settings/integration/search';
