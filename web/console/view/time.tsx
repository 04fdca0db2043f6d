const FULL = new Intl.DateTimeFormat('zh-CN', { dateStyle: 'long', timeStyle: 'medium' });
const WITH_YEAR = new Intl.DateTimeFormat('zh-CN', { year: 'numeric', month: '2-digit', day: '2-digit' });
const THIS_YEAR = new Intl.DateTimeFormat('zh-CN', {
  month: 'numeric',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** A moment as people here write it: `11月22日 14:05`, with the year in place of the hour when it is another one. */
export function Time({ at }: { at: string }) {
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) return <span>{at}</span>;
  const format = date.getFullYear() === new Date().getFullYear() ? THIS_YEAR : WITH_YEAR;
  return (
    <time dateTime={at} title={FULL.format(date)}>
      {format.format(date)}
    </time>
  );
}
