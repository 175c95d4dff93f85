/**
 * Packs that every tenant has from the beginning, whether XSOAR, XSIAM or the platform, and those that every XSIAM has
 * (demisto/content, Config/core_packs_list.json, core_packs_mpv2_list.json, core_packs_platform_list.json).
 */
export const corePacks: readonly string[] = (
  'AutoFocus Base CommonPlaybooks CommonScripts CommonTypes Core CoreAlertFields DemistoLocking DemistoRESTAPI EDL ' +
  'FeedMitreAttackv2 FeedUnit42v2 FiltersAndTransformers HelloWorld ImageOCR Palo_Alto_Networks_WildFire ' +
  'ThreatIntelligenceManagement Unit42Intel VirusTotal Whois rasterize'
).split(' ');
