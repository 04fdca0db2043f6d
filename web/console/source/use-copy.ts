import { copyText } from '../../shared/copy-text.ts';
import { useConsole } from '../context.ts';
import { type Quotation, toPaste } from './quotation.ts';
import { strings } from './strings.ts';

/** Puts exact words with their source on the clipboard, and says so. */
export function useCopy(): (quotation: Quotation, chosen?: string) => Promise<void> {
  const { toast } = useConsole();
  return async (quotation, chosen) => {
    const copied = await copyText(toPaste(quotation, chosen), document.body);
    toast(copied ? strings.copied : strings.notCopied, copied ? 'good' : 'bad');
  };
}
