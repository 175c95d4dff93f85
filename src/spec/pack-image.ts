/** The image of an integration, and of an author: a PNG of exactly this size. From the official SDK (IM101 to IM111). */
export const packImage = { width: 120, height: 50, maximumBytes: 10_240 } as const;

/** The size as messages give it. */
export const packImageSize = `${packImage.width}x${packImage.height}` as const;
