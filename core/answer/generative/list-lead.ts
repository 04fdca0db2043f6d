import type { CutSentence } from './cut-sentences.ts';

/**
 * Models write a list as a lead and its entries, a line each, and readers take it for sentences:
 *
 *     维修工单应当写明：          ┐
 *     故障原因[1]                 ├─ 维修工单应当写明故障原因    checked as one
 *     更换的零件[1]               ┘
 *
 * An entry alone would be true of anything, under 不能退货的有 as under 可以退货的有.
 */
export const isLead = ({ text }: CutSentence): boolean => text.length > 1 && /[:：]$/.test(text);

export const joinedTo = (lead: CutSentence, entry: CutSentence): CutSentence => ({
  ...entry,
  text: `${lead.text.replace(/[:：]$/, '')}${entry.text}`,
});

/** Whether an entry says something without its lead. */
export const standsAlone = ({ text }: CutSentence): boolean => /[。！？!?]["”’」』）)]?$/.test(text);
