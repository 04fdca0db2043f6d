/**
 * Whether digits are the number of a payment card: those of UnionPay, Visa, Mastercard, JCB and American Express, by their
 * first digits (ISO/IEC 7812) and the check digit of Luhn:
 *
 *   6 2 1 7 0 0 …      every second digit from the right, but the last, is doubled; 12 counts as 1 + 2
 *   Σ mod 10 = 0
 */
export function isBankCard(digits: string): boolean {
  return ISSUED.test(digits) && luhn(digits) % 10 === 0;
}

const ISSUED = /^(?:62\d{14,17}|4\d{15}|5[1-5]\d{14}|2[2-7]\d{14}|35\d{14}|3[47]\d{13})$/;

function luhn(digits: string): number {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i]);
    const counted = i % 2 === 0 ? digit : digit * 2;
    sum += counted > 9 ? counted - 9 : counted;
  }
  return sum;
}
