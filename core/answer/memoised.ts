/** The same function, each argument computed once. For the length of one question: nothing is ever forgotten. */
export function memoised<Argument, Value>(compute: (argument: Argument) => Value): (argument: Argument) => Value {
  const known = new Map<Argument, Value>();
  return (argument) => {
    if (!known.has(argument)) known.set(argument, compute(argument));
    return known.get(argument) as Value;
  };
}
