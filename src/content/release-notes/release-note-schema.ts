import { flag, orNull, record, text, texts } from '../../shared/json-schema.js';

/** `ReleaseNotes/1_2_3.json` */
export const releaseNoteSettingsSchema = record(['breakingChanges'], {
  breakingChanges: flag,
  breakingChangesNotes: orNull(text),
  marketplaces: texts,
  supportedModules: texts,
});
