import { describe, expect, it } from 'vitest';
import { analyzerContract } from '../testing/analyzer-contract.ts';
import { createPlainAnalyzer } from '../testing/plain-analyzer.ts';
import { createAnalyzer } from './analyzer.ts';

analyzerContract('jieba and OpenCC', createAnalyzer);
analyzerContract('plain', createPlainAnalyzer);

describe('analyzer with dictionaries', () => {
  const analyzer = createAnalyzer();

  it('gives a compound and its parts', () => {
    expect(analyzer.words('售后服务')).toEqual(['售后', '服务', '售后服务']);
  });

  it('keeps numbers and foreign words whole', () => {
    expect(analyzer.words('iPhone15 充电 3.5 小时')).toEqual(['iPhone15', '充电', '3.5', '小时']);
  });

  it('knows words of Taiwan and glyphs of Hong Kong', () => {
    expect(analyzer.simplify('資訊安全、簡訊驗證碼')).toBe('信息安全、短信验证码');
    expect(analyzer.simplify('衞生署')).toBe('卫生署');
  });

  it('keeps what is Traditional only in some words', () => {
    expect(analyzer.simplify('乾隆年間的乾燥劑')).toBe('乾隆年间的干燥剂');
    expect(analyzer.simplify('著作權')).toBe('著作权');
  });

  it('does not guess at words that are spelt alike in both scripts', () => {
    expect(analyzer.simplify('證明文件')).toBe('证明文件');
  });

  it('does not spoil Simplified characters in a mixed text', () => {
    expect(analyzer.simplify('什么時候')).toBe('什么时候');
  });
});
