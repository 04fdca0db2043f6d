import { useEffect, useRef, useState } from 'preact/hooks';
import type { ChatRequest } from '../../../core/contract/chat.ts';
import type { Explanation } from '../../../core/contract/explain.ts';
import { useConsole } from '../context.ts';
import type { Asking } from './ask-form.tsx';

type State = { busy: boolean; value: Explanation | undefined; error: unknown };

/** The latest answer and how it came about. A question that is put before the last one was answered takes its place. */
export function useExplanation(): State & { ask: (asking: Asking) => void } {
  const { api } = useConsole();
  const [state, setState] = useState<State>({ busy: false, value: undefined, error: undefined });
  const asked = useRef<AbortController | null>(null);
  useEffect(() => () => asked.current?.abort(), []);

  function ask({ message, mode, day, goOn }: Asking): void {
    asked.current?.abort();
    const call = new AbortController();
    asked.current = call;
    const { signal } = call;
    const request: ChatRequest = {
      message,
      mode,
      ...(day !== '' && { as_of: day }),
      ...(goOn && state.value !== undefined && { conversation_id: state.value.answer.conversation_id }),
    };
    setState(({ value }) => ({ busy: true, value, error: undefined }));
    api.send<Explanation>('POST', 'api/admin/explain', { body: request, signal }).then(
      (value) => !signal.aborted && setState({ busy: false, value, error: undefined }),
      (error) => !signal.aborted && setState({ busy: false, value: undefined, error }),
    );
  }

  return { ...state, ask };
}
