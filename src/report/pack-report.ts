/** What a report knows of a pack. Every part holds what the files say; what they do not say is absent, never guessed. */

import type { Counts, Finding } from '../validation/finding.js';
import type { BillOfMaterials } from './cyclonedx.js';
import type { CheckResult } from './results/check-result.js';

/** Raised when a key changes its meaning or goes; new keys may come without. */
export const reportFormatVersion = 1;

export interface PackReport {
  readonly formatVersion: typeof reportFormatVersion;
  readonly tool: { readonly name: string; readonly version: string };
  /** ISO 8601. */
  readonly madeAt: string;
  readonly pack: ReportedPack;
  readonly file: ReportedFile;
  readonly installs: readonly InstalledKind[];
  readonly integrations: readonly ReportedIntegration[];
  readonly scripts: readonly ReportedScript[];
  readonly correlationRules: readonly ReportedCorrelationRule[];
  readonly dashboards: readonly ReportedDashboard[];
  readonly dependencies: ReportedDependencies;
  /** Markdown, as it stands in the pack; absent without a README. */
  readonly readme?: string;
  readonly validation: ReportedValidation;
  readonly results: readonly CheckResult[];
  /** What was looked at, a sentence each. */
  readonly verified: readonly string[];
  readonly openQuestions: readonly OpenQuestion[];
  readonly billOfMaterials: BillOfMaterials;
}

export interface ReportedPack {
  readonly id: string;
  readonly name: string;
  readonly version?: string;
  readonly description?: string;
  readonly author?: string;
  /** The level of support: xsoar, partner, developer, or community. */
  readonly support?: string;
  readonly contact?: string;
  readonly created?: string;
  readonly marketplaces: readonly string[];
  readonly categories: readonly string[];
  /** Whether a build of this program made it. */
  readonly builtHere: boolean;
}

export interface ReportedFile {
  /** As the user named it. */
  readonly path: string;
  readonly container: 'zip' | 'folder';
  /** `upload`: the tree that a tenant installs. `source`: the tree that developers keep, of which it installs nothing. */
  readonly layout: 'upload' | 'source' | 'none';
  /** Of a zip. */
  readonly bytes?: number;
  /** Of a zip, in hexadecimal digits. */
  readonly sha256?: string;
  readonly files: readonly {
    readonly path: string;
    readonly bytes: number;
    readonly sha256: string;
  }[];
}

/** The items of one kind, by the names that the tenant shows. */
export interface InstalledKind {
  /** In the plural, as the product calls them. */
  readonly label: string;
  readonly items: readonly {
    readonly name: string;
    readonly id?: string;
    readonly description?: string;
    /** The versions of the platform that it is for. */
    readonly versions?: string;
    readonly path: string;
  }[];
}

/** Where code runs: in the server, or in a container of an image. */
export interface ReportedRuntime {
  readonly language: string;
  /** In a sentence. */
  readonly description: string;
  readonly image?: string;
}

export interface ReportedIntegration {
  readonly id: string;
  readonly name: string;
  readonly runtime: ReportedRuntime;
  /** What it does on its own, once an instance is saved: a sentence each. */
  readonly background: readonly string[];
  readonly parameters: readonly ReportedParameter[];
  readonly commands: readonly ReportedCommand[];
  readonly hosts: readonly ReportedHost[];
  readonly permissions: readonly Permission[];
}

export interface ReportedParameter {
  readonly name: string;
  /** As the form shows it. */
  readonly label: string;
  readonly required: boolean;
  readonly secret: boolean;
  /** Secrets that the credentials store of the platform can hold. */
  readonly inVault: boolean;
  readonly defaultValue?: string;
  readonly description?: string;
}

export interface ReportedCommand {
  readonly name: string;
  readonly description?: string;
  /** Declared as harmful (`execution: true`): the platform asks before it runs it. */
  readonly changesSomething: boolean;
  readonly deprecated: boolean;
}

/** A host that requests may go to, and what says so. */
export interface ReportedHost {
  /** Absent for one that is entered in the form. */
  readonly host?: string;
  readonly because: string;
}

/** What the texts of the pack demand, in their words. */
export interface Permission {
  readonly text: string;
  /** `help` of the instance form, or `readme` of the pack. */
  readonly source: 'help' | 'readme';
}

export interface ReportedScript {
  readonly name: string;
  readonly runtime: ReportedRuntime;
  readonly description?: string;
  /** The role whose rights it has; absent for those of the user who runs it. */
  readonly runsAs?: string;
  readonly hosts: readonly ReportedHost[];
}

export interface ReportedCorrelationRule {
  readonly name: string;
  readonly description?: string;
  readonly severity?: string;
  readonly schedule?: string;
  readonly looksBack?: string;
  /** False for one that is installed switched off; absent where the file does not say. */
  readonly enabled?: boolean;
  readonly query?: string;
}

export interface ReportedDashboard {
  readonly name: string;
  readonly description?: string;
  readonly widgets: readonly ReportedWidget[];
}

export interface ReportedWidget {
  readonly title: string;
  readonly description?: string;
  readonly query?: string;
  /** How far back it looks, in milliseconds; absent for all events. */
  readonly windowMilliseconds?: number;
}

export interface ReportedDependencies {
  readonly packs: readonly {
    readonly id: string;
    readonly minVersion?: string;
    readonly mandatory: boolean;
  }[];
  readonly images: readonly string[];
  /** Modules that code of others imports. Which of them the image brings, and in which version, no file of the pack says. */
  readonly imports: readonly string[];
  /** The oldest server that the metadata names. */
  readonly serverVersion?: string;
}

export interface ReportedValidation {
  readonly rules: number;
  readonly counts: Counts;
  readonly findings: readonly Pick<
    Finding,
    'code' | 'severity' | 'file' | 'start' | 'message' | 'why' | 'fix' | 'blocksInstallation'
  >[];
  /** Findings that somebody set aside, with what did it. */
  readonly suppressed: readonly { readonly code: string; readonly file: string; readonly by: string }[];
  /** Files of which only the path, the encoding, and secrets were looked at. */
  readonly notChecked: number;
  readonly files: number;
}

/** What nobody measured, or what sources contradict each other in. */
export interface OpenQuestion {
  readonly about: string;
  readonly text: string;
}
