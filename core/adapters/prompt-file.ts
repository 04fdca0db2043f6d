import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { z } from 'zod';
import type { ChatMessage } from '../answer/generative/chat-model.ts';
import type { Prompt } from '../answer/generative/prompt.ts';

/**
 * A prompt from a Markdown file:
 *
 *     ---
 *     id: answer
 *     version: 1
 *     variables: [question, passages]
 *     ---
 *     ## system
 *     …
 *     ## user
 *     {{passages}} {{question}}
 *
 * Its variables are those that the program fills in, and each is used: a prompt that was edited into something else is
 * refused when the program starts, not when a visitor asks. Throws Error naming the file.
 */
export async function readPrompt<Name extends string>(file: string, variables: readonly Name[]): Promise<Prompt<Name>> {
  const source = (await readFile(file, 'utf8')).replaceAll('\r\n', '\n');
  const refuse = (why: string): never => {
    throw new Error(`The prompt ${file} cannot be used: ${why}.`);
  };
  const [, yaml = '', body = ''] = FILE.exec(source) ?? refuse('it has no front matter');
  const facts = FrontMatter.safeParse(parse(yaml));
  if (!facts.success) return refuse(`its front matter is wrong: ${z.prettifyError(facts.error)}`);
  const { id, version, variables: declared } = facts.data;
  const used = [...body.matchAll(VARIABLE)].map(([, name = '']) => name);
  if (list(declared) !== list(variables)) refuse(`it declares ${list(declared)}, the program has ${list(variables)}`);
  if (list(used) !== list(variables)) refuse(`it uses ${list(used)}, the program has ${list(variables)}`);

  const messages = [...body.matchAll(MESSAGE)].map(([, role, content = '']): ChatMessage => {
    return { role: role === 'system' ? 'system' : 'user', content: content.trim() };
  });
  if (messages.length === 0) refuse('it has neither "## system" nor "## user"');
  return {
    id,
    version,
    render: (values) =>
      messages.map(({ role, content }) => ({
        role,
        // One pass, so that a value which looks like a variable stays as it is.
        content: content.replace(VARIABLE, (_, name: Name) => values[name]),
      })),
  };
}

const FILE = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/;
const VARIABLE = /\{\{(\w+)\}\}/g;
const MESSAGE = /^## (system|user)\n([\s\S]*?)(?=^## (?:system|user)\n|$(?![\s\S]))/gm;

const FrontMatter = z.strictObject({
  id: z.string(),
  version: z.coerce.string(),
  variables: z.array(z.string()),
});

const list = (names: readonly string[]): string => [...new Set(names)].sort().join(', ') || 'none';
