import './period.css';
import { useId } from 'preact/hooks';
import { strings } from './strings.ts';

const PERIODS = [7, 30, 90] as const;
export type Days = (typeof PERIODS)[number];

/** Those of the address, if they are some of ours. */
export const daysOf = (text: string | null): Days => PERIODS.find((days) => String(days) === text) ?? 30;

/** What the server is asked for: so many days, which begin where the reader's do. */
export const periodOf = (days: Days): { days: number; utc_offset: number } => ({
  days,
  utc_offset: -new Date().getTimezoneOffset(),
});

/** The last days that are looked at. */
export function Period({ days, onDays }: { days: Days; onDays: (days: Days) => void }) {
  const name = useId();
  return (
    <fieldset class="period">
      <legend class="unseen">{strings.period}</legend>
      {PERIODS.map((one) => (
        <label key={one}>
          <input class="unseen" type="radio" name={name} checked={one === days} onChange={() => onDays(one)} />
          <span>{strings.days(one)}</span>
        </label>
      ))}
    </fieldset>
  );
}
