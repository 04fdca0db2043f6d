/** The address as a link target when it is a web page; undefined for `javascript:`, `data:`, relative and broken ones. */
export function safeLink(address: string | undefined): string | undefined {
  if (address === undefined) return undefined;
  try {
    const { protocol, href } = new URL(address);
    return protocol === 'https:' || protocol === 'http:' ? href : undefined;
  } catch {
    return undefined;
  }
}
