/**
 * Grows when a reply changes in a way that a phone with an older build could not draw. The phone names its own with
 * every request; one that is behind is told to reload instead of being answered with what it would misread.
 */
export const contractVersion = 6
