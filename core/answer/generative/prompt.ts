import type { ChatMessage } from './chat-model.ts';

/** A prompt as `prompts/*.md` has it. `Name` are its variables. */
export type Prompt<Name extends string> = {
  id: string;
  version: string;
  /** The messages with every variable filled in. Nothing in a value is taken for a variable. */
  render(values: Record<Name, string>): ChatMessage[];
};
