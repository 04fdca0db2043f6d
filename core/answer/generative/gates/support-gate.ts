import type { Gate } from './gate.ts';

/**
 * The claim's content is in what it is held against. Below half, a text is most often about something else; above three
 * quarters it says nearly the same words, which is what the prompt asks for.
 */
const LEAST = 0.75;

export const isSupported: Gate = (_claim, { coverage }) => coverage >= LEAST;
