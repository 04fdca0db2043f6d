/** Puts text on the clipboard; `within` is where a field may stand for a moment. False where the browser refuses. */
export async function copyText(text: string, within: ParentNode & Node): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copySelected(text, within);
  }
}

/** The way of pages without a secure context, where there is no `navigator.clipboard`. */
function copySelected(text: string, within: ParentNode & Node): boolean {
  const field = document.createElement('textarea');
  field.value = text;
  field.readOnly = true;
  field.className = 'unseen';
  within.append(field);
  field.select();
  try {
    return document.execCommand('copy');
  } finally {
    field.remove();
  }
}
