import type { Turn } from '../../contract/chat.ts';
import { ChatModelFailed } from '../../errors.ts';
import { patienceFor } from './patience.ts';
import { fenced } from './present-passages.ts';
import type { Prompt } from './prompt.ts';
import type { ResilientModel } from './resilient-model.ts';
import { createThinkingFilter } from './strip-thinking.ts';

/**
 * Puts a question in the words of the documents, where no rule could: 「他搁柜台前亮一下手机就先给修了」 → 会员有没有优先通道. What it
 * says is searched for and shown to no visitor.
 */
export type QueryRewriter = {
  /**
   * Questions that stand alone, likeliest first; none where the model knows of no section that could answer; `undefined` where it
   * failed. Throws only the signal's reason.
   */
  rewrite(task: RewritingTask): Promise<string[] | undefined>;
};

export type RewritingTask = {
  question: string;
  /** What was said before. */
  turns: readonly Turn[];
  /** What the documents speak of, as `presentSections` has it. */
  sections: string;
  mode: 'auto' | 'generative';
  /** How long it may take; milliseconds. */
  withinMs: number;
  signal?: AbortSignal | undefined;
};

export type RewriterParts = {
  model: ResilientModel;
  prompt: Prompt<'sections' | 'conversation' | 'question'>;
  /** Told how each attempt ended, for logs: nothing that was asked or said is in it. */
  onEnd?: ((report: RewritingReport) => void) | undefined;
};

export type RewritingReport = { prompt: string; reason: 'finished' | ChatModelFailed['reason']; questions: number };

export function createQueryRewriter({ model, prompt, onEnd }: RewriterParts): QueryRewriter {
  return {
    async rewrite({ question, turns, sections, mode, withinMs, signal }) {
      const messages = prompt.render({ sections, conversation: presentTurns(turns), question: fenced(question) });
      const deadlines = patienceFor(mode, withinMs);
      const end = (reason: RewritingReport['reason'], questions?: string[]) => {
        onEnd?.({ prompt: `${prompt.id}@${prompt.version}`, reason, questions: questions?.length ?? 0 });
        return questions;
      };
      const thinking = createThinkingFilter();
      let said = '';
      try {
        for await (const { text, finish } of model.stream(messages, { deadlines, signal })) {
          said += thinking.push(text);
          if (finish !== undefined || said.length > LONGEST) break;
        }
      } catch (error) {
        if (!(error instanceof ChatModelFailed)) throw error;
        return end(error.reason);
      }
      return end('finished', questionsIn(said + thinking.end()));
    },
  };
}

const QUESTIONS = 3;
/** Of a question, and of all that a model says to it. Characters. */
const LONG = 100;
const LONGEST = 2000;

/** The lines that may be questions, without what some models put around them. */
function questionsIn(said: string): string[] {
  const lines = said.split('\n').map((line) => line.replace(AROUND, '').trim());
  return [...new Set(lines)].filter(isQuestion).slice(0, QUESTIONS);
}

const AROUND = /^(?:\s|[-*•>]|\d+[.、)）:：]|(?:改写|问句|问题)[^：:]{0,4}[：:]|["'“‘「『《])+|["'”’」』]+\s*$/g;

const NONE = /^(?:无|没有)(?:相关|对应)?(?:的?(?:内容|章节|问题))?[。.]?$/;

const isQuestion = (line: string): boolean =>
  line.length <= LONG && /\p{Script=Han}{2}/u.test(line) && !NONE.test(line) && !/https?:|www\./i.test(line);

/** So much of what was said before, and of each turn of it; characters. */
const TURNS = 4;
const SAID = 200;

const presentTurns = (turns: readonly Turn[]): string =>
  turns
    .slice(-TURNS)
    .map(({ role, content }) => `${role === 'user' ? '用户' : '助手'}：${fenced(content.slice(0, SAID))}`)
    .join('\n');
