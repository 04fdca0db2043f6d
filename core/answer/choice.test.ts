import { describe, expect, it } from 'vitest';
import { choiceIn } from './choice.ts';
import { wording } from './wording.ts';

const section = (title: string, heading: string) => ({
  document_id: title,
  document_title: title,
  section_path: [heading],
});
const ASKED = wording.whichSection([section('租房合同', '押金'), section('图书馆规则', '办证')]);

describe('answers to a question back', () => {
  it.each([
    ['图书馆的', '《图书馆规则》“办证”'],
    ['我问的是租房', '《租房合同》“押金”'],
    ['第二个', '《图书馆规则》“办证”'],
    ['2', '《图书馆规则》“办证”'],
    ['最后一个吧', '《图书馆规则》“办证”'],
  ])('%s picks %s', (message, place) => {
    expect(choiceIn(message, ASKED)).toBe(place);
  });

  it('picks nothing where none is named, or nothing was asked', () => {
    expect(choiceIn('停车收费吗', ASKED)).toBeUndefined();
    expect(choiceIn('图书馆的', '读者办理借书证时交押金一百元。')).toBeUndefined();
  });
});
