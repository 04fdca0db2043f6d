import { randomUUID } from 'node:crypto';
import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { plainText, sourceName } from '../../../core/channels/plain-text.ts';
import { sourceLink } from '../../../core/channels/source-link.ts';
import type { Answer, Citation } from '../../../core/contract/chat.ts';
import { AskInput, AskOutput, SearchInput, SearchOutput } from '../../../core/contract/mcp.ts';
import type { SearchResult } from '../../../core/contract/search.ts';
import { toProblem } from '../../problem.ts';
import { unlessAborted } from '../../unless-aborted.ts';
import type { QuestionAtWork } from '../question-at-work.ts';

export type ToolDeps = {
  /** Throws a Rejection where no question can be taken. */
  begin(): QuestionAtWork;
  /** Where links to sources lead. */
  base: string;
};

const annotations = { readOnlyHint: true, idempotentHint: true, openWorldHint: false };

export function registerTools(server: McpServer, { begin, base }: ToolDeps): void {
  server.registerTool(
    'ask',
    {
      title: '提问',
      description:
        '根据已收录的资料回答一个问题。每一句都有出处：answer 里的 [n] 对应 citations 里的原文 quote。' +
        'status 为 refused 时表示资料里没有，请如实转告，不要自行补充。',
      inputSchema: AskInput,
      outputSchema: AskOutput,
      annotations: { ...annotations, idempotentHint: false },
    },
    ({ question, conversation_id, as_of }) =>
      working(begin, async ({ serving, signal }) => {
        const id = conversation_id ?? randomUUID();
        const request = { message: question, conversation_id: `mcp:${id}`, ...(as_of && { as_of }) };
        const answer = await unlessAborted(serving.assistant.answer(request, { signal }), signal);
        const link = (citation: Citation) => sourceLink(base, citation);
        const text = plainText(answer, { markers: 'circled', link });
        return result(text, outputOf({ ...answer, conversation_id: id }, link));
      }),
  );

  server.registerTool(
    'search_wording',
    {
      title: '查原文',
      description:
        '在已收录的资料里查找一字不差的条款原文，供引用。in_force 为 false 的条款在那一天不施行，引用时要说明。',
      inputSchema: SearchInput,
      outputSchema: SearchOutput,
      annotations,
    },
    ({ query, limit, as_of }) =>
      working(begin, async ({ serving, signal }) => {
        const request = { query, ...(limit && { limit }), ...(as_of && { as_of }) };
        const results = await unlessAborted(serving.clauses.search(request), signal);
        return result(results.map(clauseText).join('\n\n') || '没有找到。', { results });
      }),
  );
}

/** The result of a tool that works on one question; what goes wrong is told in the result, as the protocol wants it. */
async function working<T>(begin: () => QuestionAtWork, work: (question: QuestionAtWork) => Promise<T>) {
  let question: QuestionAtWork | undefined;
  try {
    question = begin();
    const given = await work(question);
    question.ended();
    return given;
  } catch (error) {
    question?.ended(error);
    return { content: [{ type: 'text' as const, text: toProblem(error).detail }], isError: true };
  }
}

const result = <T extends Record<string, unknown>>(text: string, structuredContent: T) => ({
  content: [{ type: 'text' as const, text }],
  structuredContent,
});

/** Leaves out what the schema does not name. */
const outputOf = (answer: Answer, link: (citation: Citation) => string): AskOutput =>
  AskOutput.parse({
    ...answer,
    citations: answer.citations.map((citation) => ({ ...citation, link: link(citation) })),
  });

function clauseText(clause: SearchResult): string {
  const facts = [clause.version === undefined ? '' : `版本 ${clause.version}`, clause.in_force ? '' : '当日不施行'];
  const said = facts.filter((fact) => fact !== '').join('，');
  return `${sourceName(clause)}${said === '' ? '' : `（${said}）`}\n${clause.text}`;
}
