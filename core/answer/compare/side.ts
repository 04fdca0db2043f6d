/** One of the things that a question is about. */
export type Side = {
  /** What tells it from the others. */
  name: string;
  /** The question, asked about it alone. */
  asks: string;
};

const LONGEST = 18;
/** An auxiliary at its end (要跟别人一样), a question, a particle: the name of nothing. */
const NO_NAME = /[要能会该须得]$|哪|怎|什么|吗|多少|^[呢吧的]/;

export const isName = (text: string): boolean => text !== '' && text.length <= LONGEST && !NO_NAME.test(text);
