/**
 * Whether 18 characters are the number of a Chinese identity card (GB 11643-1999):
 *
 *   110105 19491231 002 X
 *   region birth    no. check,  Σ dᵢ · 2^(17-i) mod 11 → 1 0 X 9 8 7 6 5 4 3 2
 *
 * The check character is not asked for: somebody who mistypes it has still given the rest away. Numbers of orders begin
 * with a date or a shop, so a region followed by a day of birth is seldom one.
 */
export function isIdentityNumber(text: string): boolean {
  const parts = /^([1-8]\d{5})(\d{4})(\d\d)(\d\d)\d{3}[\dXx]$/.exec(text);
  if (!parts) return false;
  const [, region = '', ...birth] = parts;
  const [year = 0, month = 0, day = 0] = birth.map(Number);
  const province = Number(region.slice(0, 2));
  return province >= 11 && province <= 82 && year >= 1900 && year < 2100 && isDay(year, month, day);
}

function isDay(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
