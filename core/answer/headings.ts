import { coverage, type Question } from './question.ts';
import { similarity } from './similarity.ts';

/** What a heading that puts the question itself is worth to what stands below it. */
export const ASKED_ABOVE = 0.3;

/** Whether a heading inside the section asked about narrows it to something that the question does not name. */
export function isBelowAnother(question: Question, headings: string): boolean {
  const at = headings.lastIndexOf('\n');
  const name = headings.slice(at + 1).replace(/^[\s\p{P}\d]*|^第.{1,4}[章节条]/u, '');
  return at >= 0 && name.length > 2 && coverage(question.words, name) < 0.1;
}

/** How much of the question a heading that asks repeats, by bigrams. */
export function askedAbove(question: Question, headings: string): number {
  const heading = headings.slice(headings.lastIndexOf('\n') + 1);
  if (!ASKS.test(heading)) return 0;
  const alike = similarity(question.text.replace(/[?。!,\s]/g, ''), heading);
  return alike >= 0.5 ? alike : 0;
}

const ASKS = /[?]$|什么|哪[些里个种]|怎么|怎样|如何|为什么|多久|多少|几|吗$|是否|能不能|有没有/;
