/** An answer with its markers as small raised numbers. */
export function AnswerWords({ text }: { text: string }) {
  return (
    <>
      {text.split(/(\[\d+\])/).map((part, i) => {
        const [, number] = /^\[(\d+)\]$/.exec(part) ?? [];
        return number === undefined ? part : <sup key={i}>{number}</sup>;
      })}
    </>
  );
}
