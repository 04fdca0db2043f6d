import type { Covered } from './coverage.ts';

const HEAD = `---
title: 手册与事实清单对照
ingest: false
---

# 手册与事实清单对照

手册由一份编号的事实清单写成。每条事实在手册里由哪一句话说明，见下表；本页只供核对，不收入问答。

| 事实 | 文档 | 章节 | 句子 |
| ---: | --- | --- | --- |
`;

/** `corpus/COVERAGE.md`: a row for every sentence, by the number of its fact. */
export function coverageTable(covered: readonly Covered[]): string {
  const rows = [...covered].sort((a, b) => a.fact - b.fact).map(rowOf);
  return HEAD + rows.map((cells) => `| ${cells.join(' | ')} |\n`).join('');
}

const rowOf = ({ fact, path, title, section, sentence }: Covered): string[] => [
  String(fact),
  `[${cell(title)}](${path})`,
  cell(section?.path.join(' › ') ?? ''),
  cell(sentence),
];

/** Text that stays in its cell and is read as written. */
const cell = (text: string): string => text.replace(/\s*\n\s*/g, ' ').replace(/[\\|[\]*_`<]/g, '\\$&');
