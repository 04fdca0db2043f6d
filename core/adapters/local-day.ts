/** Today where this machine is, or where `TZ` says (`TZ=Asia/Shanghai`), as an ISO day. */
export function localDay(): string {
  const now = new Date();
  const padded = (value: number) => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${padded(now.getMonth() + 1)}-${padded(now.getDate())}`;
}
