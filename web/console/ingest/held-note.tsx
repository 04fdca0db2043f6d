import './ingest.css';
import type { GenerationsResponse } from '../../../core/contract/library.ts';
import { useConsole } from '../context.ts';
import { useLoaded } from '../use-loaded.ts';
import { strings } from './strings.ts';

/** Says that an older state of the index was gone back to, and that what is done here ends that. Draws nothing otherwise. */
export function HeldNote() {
  const { api } = useConsole();
  const { value } = useLoaded((signal) => api.get<GenerationsResponse>('api/admin/generations', { signal }), []);
  const isHeld = value?.generations.some(({ held }) => held) ?? false;
  return isHeld ? <p class="held">{strings.held}</p> : null;
}
