/** `[3]` points at a citation and is nothing that was said. */
const MARKER = / ?\[\d{1,3}\]/g;

export const withoutMarkers = (text: string): string => text.replace(MARKER, '');
