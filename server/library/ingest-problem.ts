import type { IngestFailure } from './ingest-process.ts';

const GOES_ON = '现在的版本不受影响。';

/** What the person before the console is told of an ingest that failed, by the code of its error. */
const DETAILS: Record<string, string> = {
  killed: `导入进程被强行结束了，可能是内存不足或有人终止了它。${GOES_ON}`,
  crashed: `导入进程意外退出了，原因写在服务的日志里。${GOES_ON}`,
  stopped: `服务要重启，导入没有做完。${GOES_ON}`,
  withheld: `没有一份资料能够读取，所以没有建立新的版本。${GOES_ON}`,
  ingest_running: `另一个导入正在进行（可能是命令行启动的），请等它完成后再试。`,
  no_documents: `没有找到任何资料文件，请检查资料所在的文件夹。${GOES_ON}`,
  model_unavailable: `向量模型无法载入，请检查 EMBEDDING_MODEL 的设置。${GOES_ON}`,
  config_invalid: `服务的设置有误，导入没有开始。${GOES_ON}`,
  index_corrupt: `现有的索引文件损坏了，请在命令行运行 npm run ingest 修复。`,
  index_mismatch: `现有的索引与程序版本不符，请在命令行运行 npm run ingest 重建。`,
};

export function ingestProblem({ code, message }: IngestFailure): { code: string; detail: string } {
  if (code === 'storage_failed') return { code, detail: storageDetail(message) };
  return { code, detail: DETAILS[code] ?? `导入没有成功。${GOES_ON}` };
}

const storageDetail = (message: string): string =>
  /ENOSPC|EDQUOT/.test(message)
    ? `磁盘空间不足，新的版本没有写成；请先腾出空间再导入。${GOES_ON}`
    : `数据目录不能读写，请检查磁盘和权限。${GOES_ON}`;
