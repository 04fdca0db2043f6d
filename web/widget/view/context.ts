import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Api } from '../../shared/api.ts';
import type { Place } from '../../shared/places.ts';
import type { Strings } from '../../shared/strings.ts';
import type { Chat } from '../chat.ts';

/** What every part of the panel works with. */
export type Parts = {
  strings: Strings;
  chat: Chat;
  api: Api;
  /** How to reach a person, as far as is known. */
  contact: string | null;
  /** Shows where something stands; `from` gets the focus back. */
  open(place: Place): void;
};

const Context = createContext<Parts | null>(null);

export const PartsProvider = Context.Provider;

export function useParts(): Parts {
  const parts = useContext(Context);
  if (parts === null) throw new Error('A part of the panel was drawn outside of it.');
  return parts;
}
