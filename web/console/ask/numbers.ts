/** With a true minus, which is as wide as a plus. */
export const decimal = (value: number, digits = 2): string => value.toFixed(digits).replace('-', '−');

/** `+1.84`, `−5.87` */
export const signed = (value: number): string => `${value < 0 ? '' : '+'}${decimal(value)}`;

/** A share as a length for the style sheet; what lies beyond is cut off. */
export const percentOf = (share: number): string => `${Math.round(Math.max(0, Math.min(1, share)) * 1000) / 10}%`;
