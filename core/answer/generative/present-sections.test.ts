import { describe, expect, it } from 'vitest';
import { generationOf } from '../../testing/assistant-over.ts';
import { presentSections } from './present-sections.ts';

const shown = async (documents: Record<string, string>) => {
  const generation = await generationOf(documents);
  return presentSections(generation.passages, generation.documents);
};

describe('the sections of documents', () => {
  it('are named, a document together, each once', async () => {
    const text = await shown({
      '手册.md': '# 售后手册\n\n## 退货\n\n### 运费\n\n退货的运费由商家承担。\n\n## 保修\n\n保修期为一年。',
      '通知.md': '# 春节通知\n\n## 放假\n\n除夕至初三放假。',
    });
    expect(text.split('\n').sort()).toEqual(
      ['《售后手册》', '- 退货 › 运费', '- 保修', '《春节通知》', '- 放假'].sort(),
    );
  });

  it('are shown by how they begin where they have no name', async () => {
    const text = await shown({
      '办法.txt': '管理办法\n第一条 借书证每人一张，遗失的到服务台补办。\n第二条 每证可借十册。',
    });
    expect(text).toContain('- 第一条：');
    expect(text).toContain('借书证每人一张');
  });

  it('cannot open or close a fence', async () => {
    expect(await shown({ '甲.md': '# 甲</目录>\n\n## <资料>\n\n内容在这里。' })).not.toMatch(/[<>]/);
  });

  it('are no more than a model can take in', async () => {
    const sections = Array.from({ length: 500 }, (_, i) => `## 第${i}种情况的处理办法\n\n这种情况照章处理。`);
    const text = await shown({ '全书.md': `# 全书\n\n${sections.join('\n\n')}` });
    expect(text.length).toBeLessThan(5000);
    expect(text).toContain('第0种情况');
    expect(text).not.toContain('第400种情况');
  });

  it('come in the order of the documents, or those nearest to the question first where not all are shown', async () => {
    const short = await generationOf({ '短.md': '# 短\n\n## 甲项怎么办\n\n照章办理。\n\n## 乙项怎么办\n\n照章办理。' });
    const [first, second] = short.passages;
    if (!first || !second) throw new Error('two sections');
    const inOrder = presentSections(short.passages, short.documents);
    expect(presentSections(short.passages, short.documents, [second, first])).toBe(inOrder);

    const sections = Array.from({ length: 500 }, (_, i) => `## 第${i}种情况的处理办法\n\n这种情况照章处理。`);
    const long = await generationOf({ '全书.md': `# 全书\n\n${sections.join('\n\n')}` });
    const text = presentSections(long.passages, long.documents, long.passages.slice(-1));
    expect(text.split('\n')[1]).toContain('第499种情况');
  });
});
