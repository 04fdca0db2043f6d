import type { IngestJob } from '../../../core/contract/library.ts';

export const strings = {
  title: '导入',
  held: '现在用的是您回退到的版本。保存、删除或重新导入会读取全部资料，建立新的版本。',
  waiting: '等待前一次导入完成',
  starting: '正在启动导入',
  reading: '正在读取资料',
  embedding: '正在建立索引',
  of: (done: number, total: number) => `${done} / ${total}`,
  done: '导入完成',
  unchanged: '没有变化',
  failed: '导入没有成功',
  close: '知道了',
  summary: ({ report }: IngestJob): string => {
    if (report === undefined) return '';
    const { documents, passages, removed, seconds, outcome } = report;
    if (outcome === 'unchanged') return `资料没有变化，仍是 ${documents.length} 篇、${passages} 段。`;
    const count = (status: string) => documents.filter((document) => document.status === status).length;
    const parts = [
      count('added') > 0 && `新增 ${count('added')} 篇`,
      count('changed') > 0 && `更新 ${count('changed')} 篇`,
      removed.length > 0 && `移除 ${removed.length} 篇`,
    ].filter(Boolean);
    const what = parts.length > 0 ? `${parts.join('，')}；` : '';
    return `${what}现在共 ${documents.length} 篇、${passages} 段，用时 ${seconds.toFixed(1)} 秒。新版本已经在回答。`;
  },
  missed: (count: number) => `有 ${count} 个文件没有进入索引：`,
  twin: (of: string) => `与 ${of} 内容完全相同`,
  staleAnswers: (count: number) => `有 ${count} 条标准答案失效：引用的原文变了。`,
  toAnswers: '去处理',
  reasons: {
    empty: '是空文件',
    'too-large': '文件太大，请拆成几个',
    binary: '不是文本文件，请另存为 UTF-8 文本',
    encrypted: '有密码保护，请去掉密码后再上传',
    damaged: '文件已损坏，请重新导出后再上传',
    'no-text': '没有可以引用的文字（可能是扫描件），请先做文字识别',
    'no-access': '无法打开，请检查权限',
    format: '格式或头部信息有误',
    'duplicate-id': '与另一份资料的 id 相同',
    'duplicate-question': '与另一条标准答案的问题相同',
    duplicate: '与另一个文件内容完全相同',
  } as Record<string, string>,
  unreadable: '不能读取',
};

export const reasonOf = (reason: string): string => strings.reasons[reason] ?? strings.unreadable;
